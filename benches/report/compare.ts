/** Compares two reports: which figures are better, by how much and how certainly, and why some cannot be compared. */

import type { BenchReport, BenchVerdict, Figures, Measurement, Obstacle } from '../../src/protocol/bench.ts';
import { fewestForInterval, type Interval, ratioInterval, ratioOfIntervals } from '../statistics/statistics.ts';
import { type Measure, measures } from './measures.ts';
import { isVoid } from './report.ts';

export interface Row {
  id: string;
  variant: string;
  measure: Measure;
  first: Figures | null;
  second: Figures | null;
  verdict: BenchVerdict;
}

/** Relative differences below this count as equal. */
const negligible = 0.02;

export function compareReports(first: BenchReport, second: BenchReport): Row[] {
  return rowsOf([first, second]).map(({ id, variant, measure, found: [one, other] }) => ({
    id,
    variant,
    measure,
    first: one?.figures ?? null,
    second: other?.figures ?? null,
    verdict: verdictOf(measure, { report: first, found: one }, { report: second, found: other }),
  }));
}

export interface RowOfMany {
  id: string;
  variant: string;
  measure: Measure;
  /** The measurement in each report, in the order of the reports. */
  found: readonly (Measurement | undefined)[];
}

/** A row for every measure in any of the reports, in the order of the catalogue. */
export function rowsOf(reports: readonly BenchReport[]): RowOfMany[] {
  return [...measures].flatMap(([id, measure]) => {
    const all = reports.map(({ measurements }) => measurements.filter((each) => each.id === id));
    const variants = new Set(all.flat().map(({ variant }) => variant));
    return [...variants].map((variant) => ({
      id,
      variant,
      measure,
      found: all.map((measurements) => measurements.find((each) => each.variant === variant)),
    }));
  });
}

interface Side {
  report: BenchReport;
  found: Measurement | undefined;
}

function verdictOf(measure: Measure, one: Side, other: Side): BenchVerdict {
  const why = obstacleBetween(measure, one, other);
  if (why || !one.found || !other.found) return { kind: 'not-comparable', why: why ?? 'missing' };
  return betterBy(measure, other.found, one.found);
}

function obstacleBetween(measure: Measure, one: Side, other: Side): Obstacle | null {
  if (!one.found || !other.found) return 'missing';
  if (one.report.suite !== other.report.suite) return 'other-suite';
  if (one.report.conditions.isIsolated !== other.report.conditions.isIsolated) return 'other-isolation';
  if (measure.isOfModel && one.report.model.digest !== other.report.model.digest) return 'other-model';
  const isWorthless = [one, other].some(({ report, found }) => isVoid(report.flags) || isVoid(found?.flags ?? []));
  return isWorthless ? 'void' : null;
}

/** How many times better `own` is than `than`; both measure the same in the same unit. */
export function betterBy(
  { better }: Pick<Measure, 'better'>,
  own: Pick<Measurement, 'figures' | 'samples'>,
  than: Pick<Measurement, 'figures' | 'samples'>,
): BenchVerdict {
  const [above, below] = better === 'lower' ? [than, own] : [own, than];
  const ratio = quotient(above.figures.median, below.figures.median);
  const count = Math.min(own.figures.count, than.figures.count);
  if (count < fewestForInterval || !Number.isFinite(ratio) || ratio === 0) {
    return ratio === 1 ? { kind: 'no-difference', ratio, low: 1, high: 1 } : { kind: 'unsure', ratio };
  }
  const hasSamples = above.samples.length > 0 && below.samples.length > 0;
  const interval = hasSamples
    ? ratioInterval(above.samples, below.samples)
    : ratioOfIntervals(above.figures, below.figures);
  return { kind: kindOf(interval), ratio, ...interval };
}

/** The ratio of two values; two zeros, as of error rates, are equal. */
function quotient(above: number, below: number): number {
  return above === below ? 1 : above / below;
}

function kindOf({ low, high }: Interval): 'better' | 'worse' | 'no-difference' {
  if (low > 1 + negligible) return 'better';
  return high < 1 - negligible ? 'worse' : 'no-difference';
}
