/**
 * Whether a build has become slower than the one of a committed report. Times of two machines, or of one machine on two days, say
 * nothing: what is compared is how the app stands beside its yardsticks, each measured in the same run as the app.
 */

import type { BenchReport, Figures, Measurement } from '../../src/protocol/bench.ts';
import { betterBy } from './compare.ts';
import { measures } from './measures.ts';
import { isVoid, validIn } from './report.ts';

/** A ratio may be worse by this much before it counts: processors differ in what they are good at. */
const tolerance = 0.25;
/** The yardstick of small pieces and of storage is plain arithmetic, which has less in common with them. */
const looseTolerance = 0.5;

/** One slow moment of a busy machine is no regression. */
const fewest = 3;

export interface Regression {
  id: string;
  variant: string;
  /** How many times better than the yardstick, then and now. */
  before: number;
  now: number;
}

export interface RegressionCheck {
  /** Ratios that both reports have: with none of them nothing was checked. */
  compared: number;
  regressions: Regression[];
  /** The words are wrong, or the run is void: whatever its speed, it does not pass. */
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
    // Both how it looks and what it could be at best.
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
  // What a model takes where nobody compares it, or what a yardstick takes, is no merit of a build.
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

/** Few samples: their whole range, as a factor. */
function widthOf({ figures }: Pick<Measurement, 'figures'> & { figures: Figures }): number {
  const { low, high, median } = figures;
  return Math.max(high / median, median / Math.max(low, Number.MIN_VALUE));
}
