/** Assembles and writes reports: from raw samples to figures, and to the short form for a link. */

import type { BenchReport, Figures, Flag, Measurement, Sampled } from '../../src/protocol/bench.ts';
import { figuresOf } from '../statistics/statistics.ts';

/** Flags whose figures are shown, but neither compared nor counted. */
const voiding: readonly Flag[] = ['hidden', 'wrong-words'];

export const isVoid = (flags: readonly Flag[]): boolean => flags.some((flag) => voiding.includes(flag));

export interface Measured extends Sampled {
  variant?: string;
  flags?: readonly Flag[];
}

/** A measurement with its figures; null without samples. */
export function measurementOf({ id, samples, variant = '', flags = [] }: Measured): Measurement | null {
  const figures = figuresOf(samples);
  return figures && { id, variant, figures, samples, flags };
}

/** The figures of a measure, of its first variant where there are several; null when they are missing or void. */
export function figuresIn(report: BenchReport, id: string): Figures | null {
  return validIn(report, id)?.figures ?? null;
}

export function validIn({ measurements, flags }: BenchReport, id: string, variant?: string): Measurement | null {
  if (isVoid(flags)) return null;
  const found = measurements.find((each) => each.id === id && (variant === undefined || each.variant === variant));
  return found && !isVoid(found.flags) ? found : null;
}

/** A report as the text of a file, with all samples. */
export function writeReport(report: BenchReport): string {
  return `${JSON.stringify(report, rounding(6))}\n`;
}

/** The report for a link: without samples, and with three significant digits. */
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

/** A JSON replacer that rounds fractions to `digits` significant digits. */
function rounding(digits: number): (key: string, value: unknown) => unknown {
  return (_key, value) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(digits)) : value;
}
