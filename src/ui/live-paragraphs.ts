/**
 * The live text as paragraphs of segments, so that each final segment keeps its own node on the page and is never drawn
 * again. Where a paragraph begins is decided in `core/transcript.ts`, which is asked about positions instead of words.
 */

import type { LiveText } from '../app/states.ts';
import { paragraphs, type Segment } from '../core/transcript.ts';

export interface LivePiece {
  /** Position among the segments: a stable key. */
  index: number;
  text: string;
}

export function liveParagraphs(segments: readonly Segment[]): LivePiece[][] {
  const positions = segments.map((segment, index) => ({ ...segment, text: segment.text && String(index) }));
  return paragraphs(positions).map((group) =>
    group.split(' ').map((position) => {
      const index = Number(position);
      return { index, text: segments[index]?.text ?? '' };
    }),
  );
}

/** Whether the open segment begins a paragraph: true also for the very first one. */
export function opensParagraph({ segments, partial }: LiveText): boolean {
  const last = segments.findLast((segment) => segment.text);
  if (!last) return true;
  if (!partial) return false;
  return paragraphs([last, { start: partial.start, end: partial.start, text: '…' }]).length > 1;
}
