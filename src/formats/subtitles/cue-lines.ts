/** The words of a cue in at most two lines of 42 columns. A letter of a wide script has two columns. */

import type { TimedPiece } from '../timed-pieces.ts';
import { cutCost } from './cut-cost.ts';

export const lineColumns = 42;

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u;

export function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text) columns += wide.test(letter) ? 2 : 1;
  return columns;
}

export function lineOf(pieces: readonly TimedPiece[]): string {
  return pieces.map(({ text, isSpaced }, at) => (at > 0 && isSpaced ? ` ${text}` : text)).join('');
}

/** Whether the words fit into two lines. */
export function fitsInLines(pieces: readonly TimedPiece[]): boolean {
  let lines = 1;
  let columns = 0;
  for (const { text, isSpaced } of pieces) {
    const own = columnsOf(text);
    const along = columns + (columns > 0 && isSpaced ? 1 : 0) + own;
    if (along > lineColumns) lines++;
    columns = along > lineColumns ? own : along;
  }
  return lines <= 2;
}

/** One or two lines of words that fit into them. Of the ways to break, the one with the best cut and about equal lines. */
export function brokenIntoLines(pieces: readonly TimedPiece[], language: string): string[] {
  const whole = lineOf(pieces);
  let best = { cost: Number.POSITIVE_INFINITY, lines: [whole] };
  if (columnsOf(whole) <= lineColumns) return best.lines;
  for (let at = 1; at < pieces.length; at++) {
    const lines = [lineOf(pieces.slice(0, at)), lineOf(pieces.slice(at))];
    const [first = 0, second = 0] = lines.map(columnsOf);
    if (first > lineColumns || second > lineColumns) continue;
    const cost = cutCost(pieces[at - 1]!, pieces[at], language) + (2 * Math.abs(first - second)) / lineColumns;
    if (cost < best.cost) best = { cost, lines };
  }
  return best.lines;
}
