/**
 * Whether a build is slower than the one of a committed report. Times of two machines, or of two days, are not comparable: the ratios to
 * yardsticks measured in the same run are compared instead.
 */

import type { BenchReport, Figures, Measurement } from '../../src/protocol/bench.ts';
import { betterBy } from './compare.ts';
import { measures } from './measures.ts';
import { isVoid, validIn } from './report.ts';

/** Relative decline of a ratio that is accepted, because processors differ. */
const tolerance = 0.25;
/** The same for the pieces and for storage, whose yardstick of plain arithmetic resembles them less. */
const looseTolerance = 0.5;

/** Fewest samples of a figure that is compared: with fewer, one slow moment of a busy machine would count. */
const fewest = 3;

export interface Regression {
  id: string;
  variant: string;
  /** Ratio to the yardstick, in the committed report and now. */
  before: number;
  now: number;
}

export interface RegressionCheck {
  /** Number of ratios in both reports; with 0 nothing was checked. */
  compared: number;
  regressions: Regression[];
  /** The words are wrong or the run is void: the check fails, whatever the speed. */
  isVoid: boolean;
}

export function checkRegression(baseline: BenchReport, report: BenchReport): RegressionCheck {
  const regressions: Regression[] = [];
  let compared = 0;
  for (const { id, variant } of baseline.measurements) {
    const then = advantage(baseline, id, variant);
    const now = advantage(report, id, variant);
    if (!then || !now) continue;
    compared++;
    // Both the measured ratio and the best within its interval must be below the limit.
    const limit = then.ratio * (1 - (measures.get(id)?.isOfModel ? tolerance : looseTolerance));
    if (now.ratio < limit && now.high < then.low) {
      regressions.push({ id, variant, before: then.ratio, now: now.ratio });
    }
  }
  const isWorthless = [report, ...report.measurements].some(({ flags }) => flags.includes('wrong-words'));
  return { compared, regressions, isVoid: isWorthless || isVoid(report.flags) };
}

function advantage(report: BenchReport, id: string, variant: string) {
  const measure = measures.get(id);
  // Measures without a yardstick, and yardsticks themselves, are no property of a build.
  if (!measure?.beside || measure.isYardstick) return null;
  const own = validIn(report, id, variant);
  const yardstick = validIn(report, measure.beside);
  if (!own || !yardstick || own.figures.count < fewest) return null;
  const verdict = betterBy(measure, own, yardstick);
  if (!('ratio' in verdict)) return null;
  const { ratio } = verdict;
  if ('low' in verdict) return { ratio, low: verdict.low, high: verdict.high };
  const half = Math.max(widthOf(own), widthOf(yardstick));
  return { ratio, low: ratio / half, high: ratio * half };
}

/** The width of the interval as a factor. */
function widthOf({ figures }: Pick<Measurement, 'figures'> & { figures: Figures }): number {
  const { low, high, median } = figures;
  return Math.max(high / median, median / Math.max(low, Number.MIN_VALUE));
}
