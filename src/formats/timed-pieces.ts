/**
 * A transcript as words with times, whether or not the model has told them: the words of a segment without any share its time by their
 * length. Scripts without spaces are cut where `Intl.Segmenter` finds words.
 */

import { unspacedLetter } from '../core/search/unspaced-letter.ts';
import { paragraphSegments } from '../core/transcript.ts';
import type { Exported, ExportedWord } from './exported.ts';

/** What stays in one line. Times are seconds. */
export interface TimedPiece {
  text: string;
  start: number;
  end: number;
  /** Whether a space stands before it within a line. */
  isSpaced: boolean;
  endsParagraph: boolean;
}

interface Piece extends Pick<TimedPiece, 'text' | 'isSpaced'> {
  /** A line ends behind it. */
  endsLine: boolean;
}

const unspaced = new RegExp(unspacedLetter, 'u');

/** In order, their times never going back, from 0 to the end of the sound. */
export function timedPieces({ segments, words, duration }: Exported): TimedPiece[] {
  const timeAt = words && timesByLetter(words, segments.map(({ text }) => lettersIn(text)).join(''));
  const timed: TimedPiece[] = [];
  let letter = 0;
  let last = 0;
  const within = (time: number) => {
    last = Math.min(Math.max(time, last), duration);
    return last;
  };
  for (const paragraph of paragraphSegments(segments)) {
    for (const segment of paragraph) {
      const pieces = piecesOf(segment.text);
      const span = pieces.reduce((sum, { text }) => sum + text.length, 0);
      let before = 0;
      for (const { endsLine, ...piece } of pieces) {
        const share = (letters: number) => segment.start + ((segment.end - segment.start) * letters) / span;
        const from = timeAt ? timeAt(letter).start : share(before);
        before += piece.text.length;
        letter += piece.text.length;
        const to = timeAt ? timeAt(letter - 1).end : share(before);
        timed.push({ ...piece, start: within(from), end: within(to), endsParagraph: endsLine });
      }
    }
    const end = timed.at(-1);
    if (end) end.endsParagraph = true;
  }
  return timed;
}

/** The word that a letter of the text belongs to; null when these are not the words of the text. */
function timesByLetter(words: readonly ExportedWord[], letters: string): ((letter: number) => ExportedWord) | null {
  const owners = words.flatMap((word) => Array.from({ length: lettersIn(word.text).length }, () => word));
  if (words.map(({ text }) => lettersIn(text)).join('') !== letters) return null;
  return (letter) => owners[letter]!;
}

function lettersIn(text: string): string {
  return text.replace(/\s+/gu, '');
}

function piecesOf(text: string): Piece[] {
  return Array.from(text.matchAll(/(\S+)(\s*)/gu)).flatMap(([, token = '', space = '']) => {
    const parts = unspaced.test(token) ? partsOf(token) : [token];
    return parts.map((part, at) => ({
      text: part,
      isSpaced: at === 0,
      endsLine: at === parts.length - 1 && space.includes('\n'),
    }));
  });
}

/** Punctuation stays with the word that it closes or opens. */
function partsOf(token: string): string[] {
  const parts: string[] = [];
  let opening = '';
  for (const { segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(token)) {
    if (isWordLike) {
      parts.push(opening + segment);
      opening = '';
    } else if (/[\p{Ps}\p{Pi}]/u.test(segment) || parts.length === 0) opening += segment;
    else parts[parts.length - 1] += opening + segment;
  }
  if (opening && parts.length > 0) parts[parts.length - 1] += opening;
  return parts.length > 0 ? parts : [token];
}
