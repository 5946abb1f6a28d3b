/** Many measurements as two numbers. */

export interface Spread {
  count: number;
  median: number;
  p95: number;
}

/** Null without values. Both are values that were measured (nearest rank), so that a few of them are not smoothed into a promise. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const ranked = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
  return { count: sorted.length, median: ranked(0.5), p95: ranked(0.95) };
}
