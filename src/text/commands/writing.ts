/** Marks, line ends and emoji in place of the words that asked for them; the marks that a model set beside them are swallowed. */

import type { Draft } from '../draft.ts';
import { type LetterCase, raise } from '../letter-case.ts';
import { isClosingMark, isSentenceEnd } from '../letters.ts';
import type { MarkSide } from './command-list.ts';

interface Mark {
  to: string;
  side: MarkSide;
}

const bracketsAndQuotes = /[)\]”“»’]$/;

/** Each returns the position up to which the text has been dealt with. */
export function writeMark(
  draft: Draft,
  start: number,
  end: number,
  { to, side }: Mark,
  rule: string,
  letterCase: LetterCase,
): number {
  const { text } = draft;
  const isEnclosing = side === 'closing' && bracketsAndQuotes.test(to);
  const from = marksStart(draft, start, isEnclosing && !/[)\]]/.test(to));
  // The sentence that ends behind a bracket still does.
  const marksEnd =
    isEnclosing && isSentenceEnd(text.charCodeAt(end)) && !isSentenceEnd(text.charCodeAt(from - 1))
      ? end
      : draft.skipMarks(end);
  const swallowed = text.slice(from, start) + text.slice(end, marksEnd);
  const rest = draft.skipSpaces(marksEnd);
  const isFirst = !needsSpace(draft, from) || endsWithOpening(draft, from);
  const isRepeated = side === 'closing' && draft.edits.at(-1)?.end === from && draft.edits.at(-1)?.to.endsWith(to);
  if (isRepeated) draft.replace(from, marksEnd, '', rule);
  else if (side === 'closing') draft.replace(from, marksEnd, to, rule);
  else if (side === 'opening') draft.replace(from, rest, (isFirst ? '' : ' ') + to, rule);
  else if (side === 'spaced') draft.replace(from, rest, `${isFirst ? '' : ' '}${to} `, rule);
  else draft.replace(from, rest, to, rule);
  if (side === 'closing' && isSentenceEnd(to.charCodeAt(to.length - 1)) && to !== '…') raise(draft, rest, rule);
  else if (/^[,;:–]$/.test(to) && (/[.!?…]/.test(swallowed) || draft.isBreath(rest)))
    letterCase.lower(draft, rest, rule);
  return side === 'closing' ? marksEnd : rest;
}

export function writeBreak(
  draft: Draft,
  start: number,
  end: number,
  { to, capital }: { to: string; capital: boolean },
  rule: string,
): number {
  const last = draft.editBefore(start);
  const at = Math.max(draft.skipSpacesBack(start), last?.end ?? 0);
  const from = draft.text[at - 1] === ',' && at - 1 >= (last?.end ?? 0) ? at - 1 : at;
  const rest = draft.skipSpaces(draft.skipMarks(end));
  const isFirst = from === 0 && draft.before === '' && to.trim() !== '';
  const isBelowBreak = last?.end === from && /\n$/.test(last.to) && to.trim() !== '';
  draft.replace(from, rest, isFirst || isBelowBreak ? to.trimStart() : to, rule);
  if (capital) raise(draft, rest, rule);
  return rest;
}

export function writeEmoji(draft: Draft, start: number, end: number, emoji: string, rule: string): number {
  const limit = draft.editBefore(start)?.end ?? 0;
  const at = Math.max(limit, draft.skipSpacesBack(start));
  const from = at > limit && draft.text[at - 1] === ',' ? at - 1 : at;
  const marksEnd = draft.skipMarks(end);
  draft.replace(from, marksEnd, needsSpace(draft, from) ? ` ${emoji}` : emoji, rule);
  return marksEnd;
}

/** Where the closing marks before a command begin, and the spaces between; never before the end of the last edit. */
export function marksStart(draft: Draft, start: number, keepsSentenceEnd = false): number {
  const limit = draft.editBefore(start)?.end ?? 0;
  let at = Math.max(limit, draft.skipSpacesBack(start));
  while (at > limit && isClosingMark(draft.text.charCodeAt(at - 1))) {
    if (keepsSentenceEnd && isSentenceEnd(draft.text.charCodeAt(at - 1))) break;
    at--;
  }
  return at;
}

/** Whether a space belongs behind what is written before `at`: not at the beginning, nor behind one. */
export function needsSpace(draft: Draft, at: number): boolean {
  return /\S/.test(lastWritten(draft, at));
}

/** Whether what was written last ends with a bracket or quotation mark that opens, or with a space. */
function endsWithOpening(draft: Draft, at: number): boolean {
  return /[\s([{¿¡„«‘“]/.test(lastWritten(draft, at));
}

/** The last letter before `at` as the text is written so far; empty at the beginning. */
function lastWritten({ text, edits }: Draft, at: number): string {
  let place = at;
  for (let i = edits.length - 1; i >= 0 && edits[i]!.end === place; i--) {
    if (edits[i]!.to !== '') return edits[i]!.to.slice(-1);
    place = edits[i]!.start;
  }
  return text.slice(Math.max(0, place - 1), place);
}
