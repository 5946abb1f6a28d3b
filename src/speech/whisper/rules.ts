/**
 * Decoding rules of Whisper, as in OpenAI's own code: suppressed tokens, tokens suppressed in first place, and, with timestamps, that each
 * text stands between two timestamps that do not decrease. One rule differs: a lone space may be the first token, where OpenAI's code
 * forbids it, because a rare word can be spelled as a space and its pieces; a text of spaces alone is forbidden instead.
 */

import type { Rules } from '../decoding/search-options.ts';
import type { WhisperContract } from './contract.ts';

const never = Number.NEGATIVE_INFINITY;

type Said = Pick<WhisperContract, 'markers' | 'suppressed' | 'suppressedFirst' | 'blanks' | 'latestStart'>;

/** The rules for the text after the prompt. Without timestamps, timestamp tokens are suppressed. */
export function whisperRules(contract: Said, withTimestamps: boolean): Rules {
  const masks = masksOf(contract);
  const maskAfter = maskAfterText(contract);
  return (text, scores) => {
    for (const token of masks[maskAfter(text)]!) scores[token] = never;
    if (withTimestamps) keepTime(contract, text, scores);
    else scores.fill(never, contract.markers.firstTime);
  };
}

/** The rules for a text without timestamps as lists of tokens that may not follow, of which `maskAfterText` names one for each text. */
export function plainMasks(contract: WhisperContract): number[][] {
  const { firstTime } = contract.markers;
  const moments = Array.from({ length: contract.vocabulary - firstTime }, (_, at) => firstTime + at);
  return masksOf(contract).map((mask) => [...mask, ...moments]);
}

/** Which mask holds behind a text: in first place, behind a lone space, anywhere else. */
export const maskAfterText =
  ({ blanks }: Pick<Said, 'blanks'>) =>
  (text: readonly number[]): number => {
    if (text.length === 0) return 0;
    return text.length === 1 && blanks.includes(text[0]!) ? 1 : 2;
  };

const masksOf = ({ suppressed, suppressedFirst, blanks }: Said): number[][] => [
  [...suppressed, ...suppressedFirst.filter((token) => !blanks.includes(token))],
  [...suppressed, ...suppressedFirst],
  [...suppressed],
];

function keepTime({ markers, latestStart }: Said, text: readonly number[], scores: Float32Array): void {
  const { firstTime, end } = markers;
  const isTime = (token: number | undefined) => token !== undefined && token >= firstTime;
  if (text.length === 0) {
    // A text begins with a timestamp, at most the latest start.
    scores.fill(never, 0, firstTime);
    scores.fill(never, firstTime + latestStart + 1);
    return;
  }
  const isAfterTime = isTime(text.at(-1));
  const isAfterPair = isAfterTime && (text.length === 1 || isTime(text.at(-2)));
  if (isAfterPair) scores.fill(never, firstTime);
  // A timestamp that closes a text is followed by one that opens the next, or by the end.
  else if (isAfterTime) for (let token = 0; token < firstTime; token++) if (token !== end) scores[token] = never;
  const last = text.findLast(isTime);
  if (last !== undefined) scores.fill(never, firstTime, isAfterTime && !isAfterPair ? last : last + 1);
  if (timesAreLikelier(scores, firstTime)) scores.fill(never, 0, firstTime);
}

/** True when all timestamps together are likelier than the likeliest text token. */
function timesAreLikelier(scores: Float32Array, firstTime: number): boolean {
  let other = never;
  for (let token = 0; token < firstTime; token++) if (scores[token]! > other) other = scores[token]!;
  if (other === never) return true;
  let sum = 0;
  for (let token = firstTime; token < scores.length; token++) sum += Math.exp(scores[token]! - other);
  return sum > 1;
}
