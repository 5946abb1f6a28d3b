/** Formats short durations. They are measured to 2 %, so they have no more digits than that. */

import { locale } from '../language.ts';

/** For example 85 µs, 4.2 ms, 640 ms, 1.3 s, with a non-breaking space. */
export function latency(ms: number, of = locale.value): string {
  if (ms < 0.9995) return `${digits(ms * 1000, of)}\u00a0µs`;
  if (ms < 999.5) return `${digits(ms, of)}\u00a0ms`;
  return `${digits(ms / 1000, of)}\u00a0s`;
}

function digits(value: number, of: string): string {
  const fractionDigits = value < 9.95 ? 1 : 0;
  return new Intl.NumberFormat(of, {
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(value);
}
