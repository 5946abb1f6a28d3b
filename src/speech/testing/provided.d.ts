import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the recordings on the test server; null where there are none. */
    speech: string | null;
  }
}
