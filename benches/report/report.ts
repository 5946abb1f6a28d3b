/** A report as it is put together and written: raw samples in, figures out; and the short form of it that fits a link. */

import type { BenchReport, Figures, Flag, Measurement, Sampled } from '../../src/protocol/bench.ts';
import { figuresOf } from '../statistics/statistics.ts';

/** Flags after which figures are shown but never compared or counted. */
const voiding: readonly Flag[] = ['hidden', 'wrong-words'];

export const isVoid = (flags: readonly Flag[]): boolean => flags.some((flag) => voiding.includes(flag));

export interface Measured extends Sampled {
  variant?: string;
  flags?: readonly Flag[];
}

/** Null without samples: what was not measured has no figures. */
export function measurementOf({ id, samples, variant = '', flags = [] }: Measured): Measurement | null {
  const figures = figuresOf(samples);
  return figures && { id, variant, figures, samples, flags };
}

/** The figures of a measure, of its first variant where several were measured; null when it was not measured, or is void. */
export function figuresIn(report: BenchReport, id: string): Figures | null {
  return validIn(report, id)?.figures ?? null;
}

export function validIn({ measurements, flags }: BenchReport, id: string, variant?: string): Measurement | null {
  if (isVoid(flags)) return null;
  const found = measurements.find((each) => each.id === id && (variant === undefined || each.variant === variant));
  return found && !isVoid(found.flags) ? found : null;
}

/** As a file: with every sample. */
export function writeReport(report: BenchReport): string {
  return `${JSON.stringify(report, rounding(6))}\n`;
}

/** The same without samples, in three digits: an object for a link. */
export function withoutSamples(report: BenchReport): unknown {
  const measurements = report.measurements.map(({ id, variant, figures, flags }) => {
    const { count, median, mad, p95, low, high } = figures;
    return {
      id,
      ...(variant ? { variant } : {}),
      figures: [count, median, mad, p95, low, high],
      ...(flags.length > 0 ? { flags } : {}),
    };
  });
  return JSON.parse(JSON.stringify({ ...report, measurements }, rounding(3)));
}

/** What is below a billionth of its unit, or past so many digits, nobody has measured. */
function rounding(digits: number): (key: string, value: unknown) => unknown {
  return (_key, value) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(digits)) : value;
}
