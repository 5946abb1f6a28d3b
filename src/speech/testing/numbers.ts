/** A linear congruential generator of numbers in [0, 1): the same sequence for the same seed. */
export function numbers(seed: number): () => number {
  let x = seed;
  return () => {
    x = (x * 1664525 + 1013904223) >>> 0;
    return x / 2 ** 32;
  };
}
