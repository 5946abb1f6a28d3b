import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The hub's origin; the control server that takes rules and lists requests; whether the trained models are served as `nano/…`. */
    hub: { url: string; control: string; hasNano: boolean };
  }
}
