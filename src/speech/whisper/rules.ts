/**
 * Decoding rules of Whisper, as in OpenAI's own code: suppressed tokens, tokens suppressed in first place, and, with timestamps, that each
 * text stands between two timestamps that do not decrease. One rule differs: a lone space may be the first token, where OpenAI's code
 * forbids it, because a rare word can be spelled as a space and its pieces; a text of spaces alone is forbidden instead.
 */

import type { Mask, Rules } from '../decoding/search-options.ts';
import type { TokenMasks } from '../graph/token-reader.ts';
import type { WhisperContract } from './contract.ts';

const never = Number.NEGATIVE_INFINITY;

type Said = Pick<WhisperContract, 'markers' | 'suppressed' | 'suppressedFirst' | 'blanks' | 'latestStart'>;

/** The rules for the text after the prompt. Without timestamps, timestamp tokens are suppressed. */
export function whisperRules(contract: Said, withTimestamps: boolean): Rules {
  const masks = masksOf(contract);
  return (text, scores) => {
    for (const token of masks[plainAfter(contract, text)]!) scores[token] = never;
    if (withTimestamps) keepTime(contract, text, scores);
    else scores.fill(never, contract.markers.firstTime);
  };
}

/** The rules as lists of tokens that may not follow, of which `maskAfterText` names one for each text, and as the first of the moments. */
export function tokenMasks(contract: Said & Pick<WhisperContract, 'vocabulary'>): TokenMasks {
  const { markers, suppressed, latestStart, vocabulary } = contract;
  const { firstTime, end } = markers;
  const texts = Array.from({ length: firstTime }, (_, token) => token);
  const moments = Array.from({ length: vocabulary - firstTime }, (_, at) => firstTime + at);
  const lists = [
    ...masksOf(contract).map((mask) => [...mask, ...moments]),
    [...texts, ...moments.slice(latestStart + 1)],
    texts.filter((token) => token !== end),
    [...suppressed],
  ];
  return { lists, firstTime };
}

/** The lists of `tokenMasks` behind those of a text without timestamps: before the first one, to open a stretch, and to go on in one. */
const [atStart, betweenStretches, inStretch] = [3, 4, 5];

/** What may follow a text, in the terms of `tokenMasks`. */
export const maskAfterText =
  (contract: Pick<Said, 'blanks' | 'markers'>, withTimestamps: boolean) =>
  (text: readonly number[]): Mask => {
    const plain = { list: plainAfter(contract, text), earliest: 0 };
    if (!withTimestamps) return plain;
    if (text.length === 0) return { list: atStart, earliest: 0 };
    const { last, isAfterTime, isAfterPair } = timesIn(text, contract.markers.firstTime);
    if (isAfterPair) return plain;
    return isAfterTime ? { list: betweenStretches, earliest: last } : { list: inStretch, earliest: last + 1 };
  };

/** Which of the masks of texts holds: in first place, behind a lone space, anywhere else. */
function plainAfter({ blanks }: Pick<Said, 'blanks'>, text: readonly number[]): number {
  if (text.length === 0) return 0;
  return text.length === 1 && blanks.includes(text[0]!) ? 1 : 2;
}

/** The last timestamp of a text, −1 without one, and whether the text ends with it, and with that which opens a stretch. */
function timesIn(text: readonly number[], firstTime: number) {
  const isTime = (token: number | undefined) => token !== undefined && token >= firstTime;
  const isAfterTime = isTime(text.at(-1));
  return {
    last: text.findLast(isTime) ?? -1,
    isAfterTime,
    isAfterPair: isAfterTime && (text.length === 1 || isTime(text.at(-2))),
  };
}

const masksOf = ({ suppressed, suppressedFirst, blanks }: Said): number[][] => [
  [...suppressed, ...suppressedFirst.filter((token) => !blanks.includes(token))],
  [...suppressed, ...suppressedFirst],
  [...suppressed],
];

function keepTime({ markers, latestStart }: Said, text: readonly number[], scores: Float32Array): void {
  const { firstTime, end } = markers;
  if (text.length === 0) {
    // A text begins with a timestamp, at most the latest start.
    scores.fill(never, 0, firstTime);
    scores.fill(never, firstTime + latestStart + 1);
    return;
  }
  const { last, isAfterTime, isAfterPair } = timesIn(text, firstTime);
  if (isAfterPair) scores.fill(never, firstTime);
  // A timestamp that closes a text is followed by one that opens the next, or by the end.
  else if (isAfterTime) for (let token = 0; token < firstTime; token++) if (token !== end) scores[token] = never;
  if (last >= 0) scores.fill(never, firstTime, isAfterTime && !isAfterPair ? last : last + 1);
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
