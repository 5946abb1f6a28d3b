/**
 * Times for a text that was changed after it was recognised: what is still there keeps its time, what was written instead shares the time
 * of what it replaced.
 */

import { type Segment, type TranscriptWord, textOf } from './transcript.ts';
import { plainWord } from './word-alignment.ts';
import { diffWords, placedWords } from './word-diff.ts';

/** The words of `text` with times, from the words as they were heard. */
export function alignedWords(heard: readonly TranscriptWord[], text: string): TranscriptWord[] {
  const before = heard.flatMap(inWords);
  const after = placedWords(text).map(({ word }) => word);
  const aligned: TranscriptWord[] = [];
  for (const { from, to } of alignedRuns(before, after)) {
    if (to.isKept) {
      for (let i = 0; from.start + i < from.end; i++) {
        aligned.push({ ...before[from.start + i]!, text: after[to.start + i]! });
      }
    } else {
      const isInstead = from.end > from.start;
      const start = (isInstead ? before[from.start]?.start : before[from.start - 1]?.end) ?? before[0]?.start ?? 0;
      const end = (isInstead ? before[from.end - 1]?.end : before[from.end]?.start) ?? start;
      aligned.push(...shared(after.slice(to.start, to.end), start, Math.max(start, end)));
    }
  }
  return aligned;
}

/** Each segment with its part of `text`; together they are the text. A segment of which nothing is left has an empty one. */
export function alignedSegments(segments: readonly Segment[], text: string): Segment[] {
  const before = segments.flatMap(({ text: part }, of) => placedWords(part).map(({ word }) => ({ text: word, of })));
  const after = placedWords(text);
  /** Where in `text` the part of each segment begins. */
  const starts: (number | undefined)[] = segments.map(() => undefined);
  for (const { from, to } of alignedRuns(
    before,
    after.map(({ word }) => word),
  )) {
    for (let i = to.start; i < to.end; i++) {
      const at = to.isKept ? from.start + i - to.start : Math.min(from.start, before.length - 1);
      const of = before[at]?.of ?? 0;
      starts[of] ??= after[i]!.at;
    }
  }
  starts[starts.findIndex((start) => start !== undefined)] = 0;
  return segments.map((segment, of) => {
    const start = starts[of];
    const end = starts.slice(of + 1).find((next) => next !== undefined);
    return { ...segment, text: start === undefined ? '' : text.slice(start, end).trim() };
  });
}

/** The segments with the text as it is shown: their own where nobody has changed it. */
export function shownSegments(segments: readonly Segment[], text: string): readonly Segment[] {
  return text === textOf(segments) ? segments : alignedSegments(segments, text);
}

/** A range of words before and the range that came of it; kept ones are as long as each other. */
interface AlignedRun {
  from: { start: number; end: number };
  to: { start: number; end: number; isKept: boolean };
}

function alignedRuns(before: readonly { text: string }[], after: readonly string[]): AlignedRun[] {
  const runs: AlignedRun[] = [];
  let [from, to] = [0, 0];
  for (const { kind, words } of diffWords(
    before.map(({ text }) => plainWord(text)),
    after.map(plainWord),
  )) {
    const nextFrom = kind === 'added' ? from : from + words.length;
    const nextTo = kind === 'removed' ? to : to + words.length;
    const last = runs.at(-1);
    if (kind !== 'same' && last && !last.to.isKept) {
      last.from.end = nextFrom;
      last.to.end = nextTo;
    } else {
      runs.push({ from: { start: from, end: nextFrom }, to: { start: to, end: nextTo, isKept: kind === 'same' } });
    }
    [from, to] = [nextFrom, nextTo];
  }
  return runs;
}

/** A heard word may be several, as they are compared. */
function inWords(heard: TranscriptWord): TranscriptWord[] {
  const parts = placedWords(heard.text).map(({ word }) => word);
  if (parts.length === 1) return [{ ...heard, text: parts[0]! }];
  return shared(parts, heard.start, heard.end).map((part) => ({ ...part, confidence: heard.confidence }));
}

/** Typed words with a time by their length. */
function shared(words: readonly string[], start: number, end: number): TranscriptWord[] {
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  let at = start;
  return words.map((text) => {
    const begin = at;
    at += ((end - start) * text.length) / letters;
    return { text, start: begin, end: Math.min(at, end), confidence: 1 };
  });
}
