/** A sound to warm up and to measure with: loud in all frequencies, and the same every time. */

/** `length` samples of noise between -amplitude and amplitude: the phase of the sine grows with the square, so no stretch repeats. */
export function noise(length: number, amplitude: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length }, (_, i) => amplitude * Math.sin(i * i));
}
