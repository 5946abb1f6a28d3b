/** Where text rules have written something else than was recognised, in a text as it is shown, so that each place can show what was. */

import { shownSegments } from '../../core/aligned-text.ts';
import type { Segment } from '../../core/transcript.ts';
import { diffWords, placedWords } from '../../core/word-diff.ts';

/** A range of the shown text. */
export interface RecognisedChange {
  start: number;
  end: number;
  /** What was recognised there. */
  recognised: string;
}

interface Groups {
  /** Ranges of words, before and after. */
  before: [start: number, end: number];
  after: [start: number, end: number];
}

/**
 * In order, not overlapping. `text`: as it is shown, with a person's edits. What was left out shows at the word that follows it, and where
 * all of a segment was left out there is no place to show it.
 */
export function recognisedChanges(segments: readonly Segment[], text: string): RecognisedChange[] {
  if (segments.every(({ raw }) => raw === undefined)) return [];
  const parts = shownSegments(segments, text);
  const changes: RecognisedChange[] = [];
  let at = 0;
  for (const { text: part, raw } of parts) {
    const found = part === '' ? -1 : text.indexOf(part, at);
    if (found < 0) continue;
    if (raw !== undefined) changes.push(...changesBetween(raw, part, found));
    at = found + part.length;
  }
  return changes;
}

/** The text with what was recognised in place of a change. */
export function withRecognised(text: string, { start, end, recognised }: RecognisedChange): string {
  return text.slice(0, start) + recognised + text.slice(end);
}

function changesBetween(raw: string, part: string, offset: number): RecognisedChange[] {
  const before = placedWords(raw);
  const after = placedWords(part);
  return groupsOf(before, after).map(({ before: [from, to], after: [start, end] }) => ({
    start: offset + after[start]!.at,
    end: offset + endOf(after[end - 1]!),
    recognised: from === to ? '' : raw.slice(before[from]!.at, endOf(before[to - 1]!)),
  }));
}

/** Each with a word of the text at least, by which it is shown. */
function groupsOf(before: readonly Placed[], after: readonly Placed[]): Groups[] {
  const groups: Groups[] = [];
  let [from, to] = [0, 0];
  for (const { kind, words } of diffWords(
    before.map(({ word }) => word),
    after.map(({ word }) => word),
  )) {
    const last = groups.at(-1);
    const next: [number, number] = [
      kind === 'added' ? from : from + words.length,
      kind === 'removed' ? to : to + words.length,
    ];
    if (kind !== 'same') {
      const goesOn = last && last.before[1] === from && last.after[1] === to;
      if (goesOn) [last.before[1], last.after[1]] = next;
      else groups.push({ before: [from, next[0]], after: [to, next[1]] });
    }
    [from, to] = next;
  }
  return merged(groups.map((group) => withWord(group, before.length, after.length)));
}

/** What was left out takes the word behind it, or the one before. */
function withWord({ before, after }: Groups, mostBefore: number, mostAfter: number): Groups {
  if (after[1] > after[0]) return { before, after };
  if (after[1] < mostAfter && before[1] < mostBefore)
    return { before: [before[0], before[1] + 1], after: [after[0], after[1] + 1] };
  return { before: [before[0] - 1, before[1]], after: [after[0] - 1, after[1]] };
}

/** Two that have come to share a word are one. */
function merged(groups: readonly Groups[]): Groups[] {
  const result: Groups[] = [];
  for (const group of groups) {
    const last = result.at(-1);
    if (last && group.after[0] < last.after[1]) {
      last.after[1] = Math.max(last.after[1], group.after[1]);
      last.before[1] = Math.max(last.before[1], group.before[1]);
    } else if (group.after[0] >= 0 && group.before[0] >= 0)
      result.push({ before: [...group.before], after: [...group.after] });
  }
  return result;
}

type Placed = ReturnType<typeof placedWords>[number];

function endOf({ word, at }: Placed): number {
  return at + word.length;
}
