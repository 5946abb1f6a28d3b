import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the recordings on the test server, or null where they are not. */
    speech: string | null;
  }
}
