/**
 * Subtitles out of a transcript: at most two lines of 42 columns, one to seven seconds, cut at the ends of sentences, else of clauses.
 * All ways to cut are weighed at once, as text is broken into lines by Knuth and Plass (1981).
 */

import type { Exported } from '../exported.ts';
import { type TimedPiece, timedPieces } from '../timed-pieces.ts';
import { brokenIntoLines, columnsOf, fitsInLines, lineColumns } from './cue-lines.ts';
import { cutCost, endsSentence } from './cut-cost.ts';

export interface Cue {
  /** Milliseconds on the audio clock. */
  start: number;
  end: number;
  /** One or two. */
  lines: readonly string[];
}

const shortestMs = 1000;
const longestMs = 7000;
const longestSeconds = longestMs / 1000;

/** Seconds of silence that one cue is not shown through. */
const longPause = 1.5;

const costs = { cue: 1, sentenceInside: 1.2, pauseInside: 3, tooShort: 6, fullness: 0.5 };

/**
 * In order and apart, none without text. A cue is shorter than a second only where the sound is too short for all of them; where the
 * sound has no length there are none.
 */
export function cuesOf(transcript: Exported): Cue[] {
  const limit = Math.floor(transcript.duration * 1000);
  const pieces = timedPieces(transcript).flatMap(inLineLengths);
  if (limit < pieces.length) return [];
  const groups = cut(pieces, transcript);
  return withTimes(groups, limit).map(({ start, end, pieces: inside }) => ({
    start,
    end,
    lines: brokenIntoLines(inside, transcript.language),
  }));
}

/** A word that is longer than a line, as an address, is cut into lengths. */
function inLineLengths(piece: TimedPiece): TimedPiece[] {
  if (columnsOf(piece.text) <= lineColumns) return [piece];
  const parts: string[] = [''];
  for (const letter of piece.text) {
    if (columnsOf(parts.at(-1)! + letter) > lineColumns) parts.push('');
    parts[parts.length - 1] += letter;
  }
  const step = (piece.end - piece.start) / parts.length;
  return parts.map((text, at) => ({
    text,
    start: piece.start + at * step,
    end: piece.start + (at + 1) * step,
    isSpaced: piece.isSpaced && at === 0,
    endsParagraph: piece.endsParagraph && at === parts.length - 1,
  }));
}

/** The cheapest way to cut the words into cues. */
function cut(pieces: readonly TimedPiece[], { language, duration }: Exported): TimedPiece[][] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= pieces.length; to++) {
    const last = pieces[to - 1]!;
    const next = pieces[to];
    const atEnd = cutCost(last, next, language);
    let cheapest = { cost: Number.POSITIVE_INFINITY, from: to - 1 };
    let inside = 0;
    let columns = 0;
    for (let from = to - 1; from >= 0; from--) {
      const first = pieces[from]!;
      const second = pieces[from + 1]!;
      columns += columnsOf(first.text) + (first.isSpaced ? 1 : 0);
      if (from < to - 1) {
        if (columns > 2 * lineColumns + 2 || last.end - first.start > longestSeconds) break;
        inside += endsSentence(first) ? costs.sentenceInside : 0;
        inside += second.start - first.end >= longPause ? costs.pauseInside : 0;
        if (!fitsInLines(pieces.slice(from, to))) break;
      }
      const shown = Math.min((next?.start ?? duration) - first.start, 1);
      const fullness = costs.fullness * (columns / (2 * lineColumns)) ** 2;
      const own = costs.cue + inside + atEnd + fullness + costs.tooShort * (1 - Math.max(shown, 0));
      const cost = best[from]!.cost + own;
      if (cost < cheapest.cost) cheapest = { cost, from };
    }
    best.push(cheapest);
  }
  const groups: TimedPiece[][] = [];
  for (let to = pieces.length; to > 0; to = best[to]!.from) groups.push(pieces.slice(best[to]!.from, to));
  return groups.reverse();
}

/** Where speech is too fast, later cues wait for earlier ones, and at the end of the sound earlier ones begin sooner. */
function withTimes(groups: readonly TimedPiece[][], limit: number) {
  const shortest = Math.min(shortestMs, Math.floor(limit / groups.length));
  const starts = groups.map((pieces) => Math.round(pieces[0]!.start * 1000));
  let latest = limit - shortest;
  for (let i = starts.length - 1; i >= 0; i--, latest -= shortest) starts[i] = Math.min(starts[i]!, latest);
  for (let i = 1; i < starts.length; i++) starts[i] = Math.max(starts[i]!, starts[i - 1]! + shortest);
  return groups.map((pieces, at) => {
    const start = starts[at]!;
    const spoken = Math.round(pieces.at(-1)!.end * 1000);
    const wanted = Math.max(spoken, start + shortestMs);
    const end = Math.min(wanted, start + longestMs, starts[at + 1] ?? limit);
    return { start, end, pieces };
  });
}
