/** Formats figures of the benchmark, with three significant digits and the same on the page and in a terminal. */

import type { Unit } from '../../protocol/bench.ts';
import { locale } from '../language.ts';
import { roughSize } from './amounts.ts';

export type FigureUnit = Unit | 'ratio';

const timeSteps = [
  { least: 1000, factor: 1e-3, unit: 's' },
  { least: 1, factor: 1, unit: 'ms' },
  { least: 1e-3, factor: 1e3, unit: 'µs' },
  { least: 0, factor: 1e6, unit: 'ns' },
] as const;

/** For example 0.94 µs, 81 ms, 1.3 s; 12×; 4.2%; 190 MB. */
export function figure(value: number, unit: FigureUnit, of = locale.value): string {
  switch (unit) {
    case 'ms':
      return time(value, of);
    case 'ratio':
    case 'times':
      return `${new Intl.NumberFormat(of, { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 }).format(value)}×`;
    case 'share':
      return new Intl.NumberFormat(of, { style: 'percent', maximumFractionDigits: 1 }).format(value);
    case 'bytes':
      return roughSize(value, of);
    case 'bytes-per-second':
      return `${roughSize(value, of)}/s`;
    case 'per-second':
      return `${digits(value, of)}/s`;
    case 'words':
      return digits(value, of);
  }
}

function time(ms: number, of: string): string {
  const step = timeSteps.find(({ least }) => ms >= least * 0.9995) ?? timeSteps[1];
  return ms === 0 ? '0 ms' : `${digits(ms * step.factor, of)}\u00a0${step.unit}`;
}

/** Three significant digits; no decimals from 100 on. */
function digits(value: number, of: string): string {
  const isLarge = value >= 100;
  return new Intl.NumberFormat(of, isLarge ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 }).format(
    value,
  );
}
