/** What the texts of a file's stretches may cost together, shared out among them. */

import { speechRate } from '../../core/resampler.ts';
import type { SpeechRange } from '../../protocol/speech.ts';

/** Samples that plain decoding of a file takes at once, whatever is in them. */
const window = 30 * speechRate;

/** The end of the window that ends at `end` or around it. */
export const windowEnd = (end: number): number => Math.ceil(end / window) * window;

/** The stretches of the sound in `from` to `to`, each with its share of the windows in it by its length. */
export function withShares(ranges: readonly SpeechRange[], from: number, to: number): SpeechRange[] {
  const samples = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  const shareOf = ({ start, end }: SpeechRange) => Math.min(1, ((to - from) / window) * ((end - start) / samples));
  return ranges.map((range) => ({ ...range, share: shareOf(range) }));
}
