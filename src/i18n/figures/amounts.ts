/** Formats sizes and data rates in decimal units (a megabyte is a million bytes), as shops and browsers do. */

import { locale } from '../language.ts';

const steps = [
  { unit: 'gigabyte', bytes: 1e9 },
  { unit: 'megabyte', bytes: 1e6 },
  { unit: 'kilobyte', bytes: 1e3 },
] as const;

/** For example 640 kB, 2.4 MB, 62 MB, 1.24 GB. From 10 MB on without decimals, so that a growing size does not flicker. */
export function size(bytes: number, of = locale.value): string {
  return amount(bytes, '', of);
}

/** An estimated size with two significant digits, for example 84 MB, 190 MB, 2 GB. */
export function roughSize(bytes: number, of = locale.value): string {
  const step = stepOf(bytes);
  return new Intl.NumberFormat(of, {
    style: 'unit',
    unit: step.unit,
    unitDisplay: 'short',
    maximumSignificantDigits: 2,
  }).format(bytes / step.bytes);
}

/** For example 2.4 MB/s. */
export function rate(bytesPerSecond: number, of = locale.value): string {
  return amount(bytesPerSecond, '-per-second', of);
}

function stepOf(bytes: number): (typeof steps)[number] {
  return steps.find((each) => bytes >= each.bytes * 0.9995) ?? steps[2];
}

function amount(bytes: number, per: '' | '-per-second', of: string): string {
  const step = stepOf(bytes);
  const value = bytes / step.bytes;
  const digits = (value < 9.95 ? 1 : 0) + (step.unit === 'gigabyte' ? 1 : 0);
  return new Intl.NumberFormat(of, {
    style: 'unit',
    unit: `${step.unit}${per}`,
    unitDisplay: 'short',
    minimumFractionDigits: step.unit === 'kilobyte' ? 0 : digits,
    maximumFractionDigits: step.unit === 'kilobyte' ? 0 : digits,
  }).format(value);
}
