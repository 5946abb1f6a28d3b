/** How far back the commands reach that take something away. */

import type { Draft } from '../draft.ts';
import { isClosingMark, isNewline, isSentenceEnd, isSpace } from '../letters.ts';

/** Where the sentence or the breath began that ended before `start`. */
export function lastSentenceStart(draft: Draft, start: number): number {
  const { text, edits } = draft;
  let at = start;
  while (at > 0 && (isSpace(text.charCodeAt(at - 1)) || isClosingMark(text.charCodeAt(at - 1)))) at--;
  const spoken = edits.findLast(({ end, to }) => end < at && /[.!?…\n]\s*(- |# )?$/.test(to));
  const limit = spoken ? draft.skipSpaces(spoken.end) : 0;
  while (at > limit && !isStart(draft, at)) at--;
  return at;
}

function isStart(draft: Draft, at: number): boolean {
  const before = draft.text.charCodeAt(at - 1);
  if (isNewline(before)) return true;
  if (!isSpace(before)) return false;
  return isSentenceEnd(draft.text.charCodeAt(draft.skipSpacesBack(at) - 1)) || draft.isBreath(at);
}

/** Where the last word before `start` began that is still there. */
export function lastWordStart(draft: Draft, start: number): number {
  const { words, edits } = draft;
  let word = words.from(start) - 1;
  const isGone = (at: number) => edits.some((edit) => edit.start <= at && edit.end > at && edit.to.trim() === '');
  while (word > 0 && isGone(words.starts[word]!)) word--;
  return word < 0 ? start : words.starts[word]!;
}

/** Takes a phrase out, with the comma before it and the marks behind it. */
export function removePhrase(draft: Draft, start: number, end: number, rule: string): void {
  const at = draft.skipSpacesBack(start);
  const from = draft.text[at - 1] === ',' ? at - 1 : at;
  const marksEnd = draft.skipMarks(end);
  draft.replace(from, from === 0 ? draft.skipSpaces(marksEnd) : marksEnd, '', rule);
}
