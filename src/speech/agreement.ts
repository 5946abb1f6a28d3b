/**
 * Which tokens of a growing hypothesis can be promised. LocalAgreement-2 (Liu et al. 2020; ufal/whisper_streaming): a token is
 * committed when two successive hypotheses agree on it and it lies far enough from the end of the audio, where the next words
 * may still change it. Only whole words are committed, and what is committed stays.
 */

export interface Agreement {
  committed: readonly number[];
  hypothesis: readonly number[];
}

export const noAgreement: Agreement = { committed: [], hypothesis: [] };

/** `settled`: how many tokens of the new hypothesis end early enough. The hypothesis begins with what was committed. */
export function agree(
  previous: Agreement,
  hypothesis: readonly number[],
  settled: number,
  beginsWord: (token: number) => boolean,
): Agreement {
  const limit = Math.min(settled, hypothesis.length, previous.hypothesis.length);
  let same = 0;
  while (same < limit && hypothesis[same] === previous.hypothesis[same]) same++;
  // A word is whole when the next one has begun.
  while (same > 0 && !(same < hypothesis.length && beginsWord(hypothesis[same]!))) same--;
  const length = Math.max(same, previous.committed.length);
  return { committed: hypothesis.slice(0, length), hypothesis };
}

/**
 * How many of `count` tokens over `seconds` of speech end before `until` seconds. Moonshine gives no times, so tokens are taken as
 * evenly spread.
 */
export function settledTokens(count: number, seconds: number, until: number): number {
  return Math.max(0, Math.floor((count * until) / seconds));
}
