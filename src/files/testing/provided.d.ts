import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the files that once failed, beside the repository; null on a machine without them. */
    cases: string | null;
  }
}
