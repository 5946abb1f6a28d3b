/** A small generator between 0 and 1, so that the same random sequences come every time. */
export function numbers(seed: number): () => number {
  let x = seed;
  return () => {
    x = (x * 1664525 + 1013904223) >>> 0;
    return x / 2 ** 32;
  };
}
