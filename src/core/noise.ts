/** Deterministic noise, for warm-up and for measurements: the same samples every time. */

/** `length` samples of noise between -amplitude and amplitude: the sine of a quadratic phase, which sweeps through all frequencies. */
export function noise(length: number, amplitude: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length }, (_, i) => amplitude * Math.sin(i * i));
}
