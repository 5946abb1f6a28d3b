/** A measure against its yardstick of the same run: a ratio says on any device, and on a busy one, what a time does not. */

import type { BenchReport, BenchVerdict, Measurement } from '../../src/protocol/bench.ts';
import { geometricMean } from '../statistics/statistics.ts';
import { betterBy } from './compare.ts';
import { measures } from './measures.ts';
import { isVoid, validIn } from './report.ts';

/** How many times better a measurement is than its yardstick; null where it has none in this report. */
export function besideYardstick(report: BenchReport, { id, variant }: Measurement): BenchVerdict | null {
  const measure = measures.get(id);
  const own = validIn(report, id, variant);
  const yardstick = measure?.beside ? validIn(report, measure.beside) : null;
  return measure && own && yardstick ? betterBy(measure, own, yardstick) : null;
}

/** The same as a plain number. */
export function ratioIn(report: BenchReport, id: string): number | null {
  const own = validIn(report, id);
  const verdict = own && besideYardstick(report, own);
  return verdict && 'ratio' in verdict ? verdict.ratio : null;
}

/** What the score is made of: how long a person waits for a text, of what they have said and of a file. */
const scored = ['end-to-end.stop-1s', 'end-to-end.stop-5s', 'end-to-end.stop-10s', 'end-to-end.file'];

/**
 * 100 is as fast as transformers.js with the same weights in the same run; the geometric mean of several ratios. 0 where the words are
 * wrong: fast garbage is worth nothing. Null when there is nothing to compare with.
 */
export function scoreOf(report: BenchReport): number | null {
  const isGarbage = [report, ...report.measurements].some(({ flags }) => flags.includes('wrong-words'));
  if (isGarbage) return 0;
  if (isVoid(report.flags)) return null;
  const mean = geometricMean(scored.flatMap((id) => ratioIn(report, id) ?? []));
  return mean === null ? null : Math.round(100 * mean);
}
