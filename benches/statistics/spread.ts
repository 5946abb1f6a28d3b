/** The distribution of measurements as median and 95th percentile. */

export interface Spread {
  count: number;
  median: number;
  p95: number;
}

/** The median and the 95th percentile by nearest rank: both are measured values. Null without values. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const ranked = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
  return { count: sorted.length, median: ranked(0.5), p95: ranked(0.95) };
}
