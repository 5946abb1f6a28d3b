/** How bad it is to cut between two words: sentences first, then clauses, then pauses, and never behind an article if it can be helped. */

import type { TimedPiece } from '../timed-pieces.ts';
import { wantsNext } from './bound-words.ts';

const closers = '["\'”’»)\\]」』]*$';
const sentenceEnd = new RegExp(`[.!?…。！？｡؟۔।]${closers}`, 'u');
const clauseEnd = new RegExp(`[,;:—–、，；：،]${closers}`, 'u');
/** The point of an initial, a title or a usual abbreviation ends no sentence. */
const abbreviation =
  /^["'“‘«([]*(\p{Lu}|mr|mrs|ms|dr|prof|st|vs|no|nr|e\.g|i\.e|z\.b|u\.a|d\.h|bzw|ca|etc|sr|sra|sig|mme)\.$/iu;

/** Seconds without a word after which a cut is natural. */
const breath = 0.5;

export function endsSentence({ text, endsParagraph }: TimedPiece): boolean {
  return endsParagraph || (sentenceEnd.test(text) && !abbreviation.test(text));
}

/** From 0 at the end of a sentence. `next`: the word behind the cut. */
export function cutCost(piece: TimedPiece, next: TimedPiece | undefined, language: string): number {
  if (!next || endsSentence(piece)) return 0;
  if (clauseEnd.test(piece.text)) return 0.4;
  if (wantsNext(piece.text, language)) return 8;
  if (next.start - piece.end >= breath) return 0.8;
  return wantsNext(next.text, language) ? 2.5 : 3.5;
}
