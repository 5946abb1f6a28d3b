/**
 * Ratios of measures to their yardsticks of the same run: they are comparable between devices and on a busy machine, where times are not.
 */

import type { BenchReport, BenchVerdict, Measurement } from '../../src/protocol/bench.ts';
import { geometricMean } from '../statistics/statistics.ts';
import { betterBy } from './compare.ts';
import { measures } from './measures.ts';
import { isVoid, validIn } from './report.ts';

/** The verdict on a measurement against its yardstick; null where the report has none. */
export function besideYardstick(report: BenchReport, { id, variant }: Measurement): BenchVerdict | null {
  const measure = measures.get(id);
  const own = validIn(report, id, variant);
  const yardstick = measure?.beside ? validIn(report, measure.beside) : null;
  return measure && own && yardstick ? betterBy(measure, own, yardstick) : null;
}

/** How many times better a measure is than its yardstick; null where either is missing. */
export function ratioIn(report: BenchReport, id: string): number | null {
  const own = validIn(report, id);
  const verdict = own && besideYardstick(report, own);
  return verdict && 'ratio' in verdict ? verdict.ratio : null;
}

/** The measures in the score: how long a person waits for a text, after speaking and for a file. */
const scored = ['end-to-end.stop-1s', 'end-to-end.stop-5s', 'end-to-end.stop-10s', 'end-to-end.file'];

/**
 * The score: the geometric mean of several ratios, times 100. 100 is as fast as transformers.js with the same weights in the same run; 0
 * means wrong words, because their speed is worth nothing. Null without measures to compare.
 */
export function scoreOf(report: BenchReport): number | null {
  const isGarbage = [report, ...report.measurements].some(({ flags }) => flags.includes('wrong-words'));
  if (isGarbage) return 0;
  if (isVoid(report.flags)) return null;
  const mean = geometricMean(scored.flatMap((id) => ratioIn(report, id) ?? []));
  return mean === null ? null : Math.round(100 * mean);
}
