/** Random numbers and noise that can be repeated: the same seed gives the same sequence and the same order. */

/** Gives a number in [0, 1) at each call. */
export type Random = () => number;

/** A generator of random numbers from a seed: Mulberry32, by Tommy Ettinger, in the public domain. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A copy in random order (the shuffle of Fisher and Yates). */
export function shuffled<Value>(values: readonly Value[], random: Random = Math.random): Value[] {
  const order = [...values];
  for (let i = order.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  return order;
}

/** For warm-up and for measurements: `length` samples of noise between -amplitude and amplitude: the sine of a quadratic phase, which sweeps through all frequencies. */
export function noise(length: number, amplitude: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length }, (_, i) => amplitude * Math.sin(i * i));
}
