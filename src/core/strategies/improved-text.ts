/**
 * The words of a more exact model in the place of those that were written first. Only words that differ are replaced, and none where a person
 * has changed the text: that wins for ever.
 */

import { type TextChange, withChange } from '../text-change.ts';
import type { Segment, Transcript } from '../transcript.ts';
import { diffWords, placedWords } from '../word-diff.ts';

/** A segment as a more exact model has heard it, in the place of one with the same start. */
export interface Improvement {
  /** The text that it improves. */
  heard: string;
  /** Without text where the words belong to the segments beside it: then it goes. */
  exact: Segment;
}

export interface ImprovedText extends Pick<Transcript, 'text' | 'segments'> {
  /** What was replaced, from the end of the text to its beginning: each fits the text that the ones before it have left. */
  changes: readonly TextChange[];
}

/** Places in two lists of words that differ; the words between are the same. */
interface Hunk {
  from: number;
  to: number;
  /** In the other list. */
  otherFrom: number;
  otherTo: number;
}

interface PlacedWord {
  word: string;
  at: number;
}

/** Null when the transcript has no such segment any more. */
export function improvedText(
  { text, segments }: Pick<Transcript, 'text' | 'segments'>,
  { heard, exact }: Improvement,
): ImprovedText | null {
  const index = segments.findIndex(({ start, text: said }) => start === exact.start && said === heard);
  if (index < 0 || heard === '') return null;
  const written = segments.map((segment) => placedWords(segment.text));
  const offset = written.slice(0, index).reduce((sum, { length }) => sum + length, 0);
  const now = placedWords(text);
  const said = placedWords(exact.text);
  const edits = hunksBetween(wordsOf(written.flat()), wordsOf(now));
  const better = hunksBetween(wordsOf(written[index]!), wordsOf(said)).map((hunk) => ({
    ...hunk,
    from: hunk.from + offset,
    to: hunk.to + offset,
  }));
  const own = { from: offset, to: offset + written[index]!.length };
  const changes = better
    .filter(({ from, to }) => !edits.some((edit) => edit.from <= to && edit.to >= from))
    .map((hunk) => {
      const moved = movedBy(edits, hunk.from);
      return changeFor(hunk, { text, now, moved, own, exact: exact.text, said });
    })
    .reverse();
  return {
    text: changes.reduce((before, change) => withChange(before, change)!, text),
    segments: withSegment(segments, index, exact),
    changes,
  };
}

/** One without text leaves its time to the one before it, so that no pause comes to be there. */
function withSegment(segments: readonly Segment[], index: number, exact: Segment): readonly Segment[] {
  const { end } = segments[index]!;
  if (exact.text !== '') return segments.with(index, { ...segments[index]!, ...exact, end });
  const before = segments[index - 1];
  return before ? segments.toSpliced(index - 1, 2, { ...before, end }) : segments.toSpliced(index, 1);
}

interface Place {
  text: string;
  now: readonly PlacedWord[];
  /** How many words further the text as it is has those of the hunk. */
  moved: number;
  /** The words of the segment. */
  own: { from: number; to: number };
  exact: string;
  said: readonly PlacedWord[];
}

function changeFor({ from, to, otherFrom, otherTo }: Hunk, { text, now, moved, own, exact, said }: Place): TextChange {
  const first = now[from + moved];
  const before = now[from - 1 + moved];
  const isFirst = from === own.from;
  if (otherFrom === otherTo) {
    // With the words goes the space on one side of them, and never a line end before the segment.
    const next = now[to + moved];
    const isBefore = isFirst && (next !== undefined || !before);
    const [start, end] = isBefore
      ? [first!.at, next?.at ?? text.length]
      : [endOf(before!), endOf(now[to - 1 + moved]!)];
    return { at: start, removed: text.slice(start, end), added: '' };
  }
  if (from === to) {
    return isFirst
      ? { at: first!.at, removed: '', added: exact.slice(said[otherFrom]!.at, said[otherTo]!.at) }
      : { at: endOf(before!), removed: '', added: exact.slice(endOf(said[otherFrom - 1]!), endOf(said[otherTo - 1]!)) };
  }
  const [start, end] = [first!.at, endOf(now[to - 1 + moved]!)];
  return {
    at: start,
    removed: text.slice(start, end),
    added: exact.slice(said[otherFrom]!.at, endOf(said[otherTo - 1]!)),
  };
}

function hunksBetween(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [from, otherFrom] = [0, 0];
  for (const { kind, words } of diffWords(before, after)) {
    const to = from + (kind === 'added' ? 0 : words.length);
    const otherTo = otherFrom + (kind === 'removed' ? 0 : words.length);
    const last = hunks.at(-1);
    if (kind !== 'same' && last?.to === from && last.otherTo === otherFrom) Object.assign(last, { to, otherTo });
    else if (kind !== 'same') hunks.push({ from, to, otherFrom, otherTo });
    [from, otherFrom] = [to, otherTo];
  }
  return hunks;
}

function movedBy(edits: readonly Hunk[], place: number): number {
  const last = edits.findLast(({ to }) => to <= place);
  return last ? last.otherTo - last.to : 0;
}

const wordsOf = (placed: readonly PlacedWord[]): string[] => placed.map(({ word }) => word);
const endOf = ({ at, word }: PlacedWord): number => at + word.length;
