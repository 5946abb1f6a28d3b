import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of the hub; where rules are put and requests are read; whether the trained models are there as `nano/…`. */
    hub: { url: string; control: string; hasNano: boolean };
  }
}
