/**
 * Which tokens of a growing hypothesis are committed. LocalAgreement (Liu et al. 2020; ufal/whisper_streaming) commits what two successive
 * hypotheses agree on; here they must agree for some seconds of audio, more where the recogniser is unsure. A token that was found in audio
 * up to some moment ended before that moment, so the same seconds are its distance from the newest audio, whose next words may still change
 * it. Only whole words are committed, and every partial text begins with what is committed.
 *
 * On 29 recordings, two hypotheses 0.4 s apart commit 93 % of the words, 8 % of those wrongly; this rule commits 87 %, 0.6 % wrongly.
 */

import { keptWords } from '../../core/word-alignment.ts';

/** Seconds of audio for which a likely token and an unlikely one must have been part of the hypothesis. */
const patience = { likely: 0.8, unlikely: 3 };
/** Log-probability of a likely token: a probability of 0.7. */
const likely = Math.log(0.7);
/** Mean log-probability, of a probability of 0.75, below which a hypothesis commits nothing new: in noise every pass finds other words. */
const sure = Math.log(0.75);

/** Tokens that a final text may have more than were committed. */
const mostAdded = 8;

export interface Agreement {
  /** The newest hypothesis. */
  tokens: readonly number[];
  /** For each token, the seconds of audio of the first hypothesis that had it and all tokens before it. */
  since: readonly number[];
  /** Number of committed tokens. */
  committed: number;
}

export const noAgreement: Agreement = { tokens: [], since: [], committed: 0 };

export interface Hypothesis {
  tokens: readonly number[];
  logProbabilities: readonly number[];
}

export interface AgreeOptions {
  /** Seconds of audio that the hypothesis is for. */
  heard: number;
  /** Most tokens that may be committed. */
  most: number;
  beginsWord: (token: number) => boolean;
}

export function agree(
  before: Agreement,
  { tokens, logProbabilities }: Hypothesis,
  { heard, most, beginsWord }: AgreeOptions,
): Agreement {
  let same = 0;
  while (same < tokens.length && tokens[same] === before.tokens[same]) same++;
  const since = tokens.map((_, at) => (at < same ? before.since[at]! : heard));
  const isSure = logProbabilities.reduce((sum, each) => sum + each, 0) >= sure * tokens.length;
  const isSettled = (at: number) => {
    const needed = logProbabilities[at]! >= likely ? patience.likely : patience.unlikely;
    return at < most && heard - since[at]! >= needed;
  };
  // A word is complete when the next one has begun.
  const isWhole = (end: number) => end < tokens.length && beginsWord(tokens[end]!);
  if (same < before.committed) {
    let count = stillCommitted(before, tokens);
    while (count > same && count < tokens.length && !isWhole(count)) count--;
    return { tokens, since, committed: count };
  }
  let count = before.committed;
  while (isSure && count < same && isSettled(count)) count++;
  while (count > before.committed && !isWhole(count)) count--;
  return { tokens, since, committed: count };
}

/**
 * A final text may have other words than were committed: it stays committed up to the last of them that it has, so that one other comma
 * does not take back all that follows it.
 */
function stillCommitted({ tokens: before, committed }: Agreement, tokens: readonly number[]): number {
  const kept = keptWords(before.slice(0, committed).map(String), tokens.slice(0, committed + mostAdded).map(String));
  return (kept.at(-1)?.[1] ?? -1) + 1;
}

/** The agreement after a final text, of which every token is committed. */
export function agreed(tokens: readonly number[], heard: number): Agreement {
  return { tokens, since: tokens.map(() => heard), committed: tokens.length };
}
