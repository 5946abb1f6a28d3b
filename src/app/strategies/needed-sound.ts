/** How much sound the exact model needs for texts that wait for it. Pure. */

import { speechRate } from '../../core/resampler.ts';
import type { Stretch } from './held-sound.ts';
import type { HeardText } from './paired-texts.ts';

/** A window that is longer has been closed. */
export const longestWindow = 30 * speechRate;

/** Where that what lies before the first text is of no use: its own sound may begin so much earlier. */
const room = speechRate;

/** Where the sound of the text with that index begins. */
export function soundBegins(texts: readonly Stretch[], index: number): number {
  return Math.max(texts[index - 1]?.end ?? 0, texts[index]!.start - room);
}

/**
 * The sound, out of what there is in `left`, and the texts that it is for: all that wait or, where that is more than `most` samples, the newest.
 */
export function neededSound(
  waiting: readonly HeardText[],
  left: Stretch,
  most: number,
): Stretch & { texts: readonly HeardText[] } {
  const last = waiting.at(-1);
  if (!last) return { start: left.start, end: left.start, texts: [] };
  const end = Math.max(left.start, Math.min(left.end, last.end + longestWindow));
  if (end - left.start <= most) return { start: left.start, end, texts: waiting };
  const first = waiting.findIndex((_, index) => soundBegins(waiting, index) >= end - most);
  if (first < 0) return { start: end, end, texts: [] };
  return { start: soundBegins(waiting, first), end, texts: waiting.slice(first) };
}
