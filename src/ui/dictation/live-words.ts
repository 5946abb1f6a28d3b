/** How the open segment is drawn: where its paragraph begins, and which of its words are still tentative. */

import type { LiveText } from '../../app/dictation/live-text.ts';
import { paragraphSegments } from '../../core/transcript.ts';

/** Whether the open segment begins a paragraph: true also for the very first one. */
export function opensParagraph({ segments, partial }: LiveText): boolean {
  const last = segments.findLast((segment) => segment.text);
  if (!last) return true;
  if (!partial) return false;
  return paragraphSegments([last, { start: partial.start, end: partial.start, text: '…' }]).length > 1;
}

export interface TailWord {
  word: string;
  isTentative: boolean;
}

/** The words of the open segment. A word of which a letter or a mark may still change is tentative. */
export function tailWords(partial: LiveText['partial']): TailWord[] {
  if (!partial) return [];
  const { committed, tentative } = partial;
  return [...(committed + tentative).matchAll(/\S+/g)].map((match) => ({
    word: match[0],
    isTentative: match.index + match[0].length > committed.length,
  }));
}
