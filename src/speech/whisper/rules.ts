/**
 * What a Whisper text keeps to, as OpenAI's own decoding has it: what is never said, what is not said first, and, with timestamps, that
 * every stretch of text stands between two moments that never go back. One thing is otherwise: a lone space may come first, where
 * OpenAI's code forbids it, because a rare word can be spelled as a space and its pieces; what is forbidden is a text of it alone.
 */

import type { Rules } from '../decoding/search-options.ts';
import type { WhisperContract } from './contract.ts';

const never = Number.NEGATIVE_INFINITY;

type Said = Pick<WhisperContract, 'markers' | 'suppressed' | 'suppressedFirst' | 'blanks' | 'latestStart'>;

/** Rules over the text after the prompt. Without timestamps no moment is said. */
export function whisperRules(contract: Said, withTimestamps: boolean): Rules {
  const { suppressed, suppressedFirst, blanks, markers } = contract;
  return (text, scores) => {
    for (const token of suppressed) scores[token] = never;
    if (text.length === 0) for (const token of suppressedFirst) if (!blanks.includes(token)) scores[token] = never;
    if (text.length === 1 && blanks.includes(text[0]!)) for (const token of suppressedFirst) scores[token] = never;
    if (withTimestamps) keepTime(contract, text, scores);
    else scores.fill(never, markers.firstTime);
  };
}

/** Tokens from which on, without timestamps, only what is never said is forbidden. */
export const steadyFrom = 2;

/** Without timestamps: what no text has. */
export function neverSaid({ suppressed, markers, vocabulary }: WhisperContract): number[] {
  const moments = Array.from({ length: vocabulary - markers.firstTime }, (_, at) => markers.firstTime + at);
  return [...suppressed, ...moments];
}

function keepTime({ markers, latestStart }: Said, text: readonly number[], scores: Float32Array): void {
  const { firstTime, end } = markers;
  const isTime = (token: number | undefined) => token !== undefined && token >= firstTime;
  if (text.length === 0) {
    // A text begins with a moment, and not too late.
    scores.fill(never, 0, firstTime);
    scores.fill(never, firstTime + latestStart + 1);
    return;
  }
  const isAfterTime = isTime(text.at(-1));
  const isAfterPair = isAfterTime && (text.length === 1 || isTime(text.at(-2)));
  if (isAfterPair) scores.fill(never, firstTime);
  // After the moment that closes a text comes the one that opens the next, or the end.
  else if (isAfterTime) for (let token = 0; token < firstTime; token++) if (token !== end) scores[token] = never;
  const last = text.findLast(isTime);
  if (last !== undefined) scores.fill(never, firstTime, isAfterTime && !isAfterPair ? last : last + 1);
  if (timesAreLikelier(scores, firstTime)) scores.fill(never, 0, firstTime);
}

/** All moments together against the likeliest other token. */
function timesAreLikelier(scores: Float32Array, firstTime: number): boolean {
  let other = never;
  for (let token = 0; token < firstTime; token++) if (scores[token]! > other) other = scores[token]!;
  if (other === never) return true;
  let sum = 0;
  for (let token = firstTime; token < scores.length; token++) sum += Math.exp(scores[token]! - other);
  return sum > 1;
}
