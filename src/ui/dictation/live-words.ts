/** Presentation of the open segment: where its paragraph begins, and which of its words are tentative. */

import type { LiveText } from '../../app/dictation/live-text.ts';
import { paragraphSegments } from '../../core/transcript.ts';

/** Whether the open segment begins a new paragraph; true also for the first segment. */
export function opensParagraph({ segments, partial }: LiveText): boolean {
  const last = segments.findLast((segment) => segment.text);
  if (!last) return true;
  if (!partial) return false;
  return paragraphSegments([last, { start: partial.start, end: partial.start, text: '…' }]).length > 1;
}

export interface TailWord {
  word: string;
  /** What stands before it and itself: while that stays as it is, so does its place. */
  place: string;
  isTentative: boolean;
}

/** The words of the open segment. A word is tentative when a part of it may still change. */
export function tailWords({ segments, partial }: LiveText): TailWord[] {
  if (!partial) return [];
  const { committed, tentative } = partial;
  return [...(committed + tentative).matchAll(/\S+/g)].map((match) => ({
    word: match[0],
    place: `${segments.length} ${match.input.slice(0, match.index + match[0].length)}`,
    isTentative: match.index + match[0].length > committed.length,
  }));
}
