/**
 * Greedy search of a token-and-duration transducer (Xu et al. 2023, arXiv:2304.06795). A frame and the text so far give a token, or none,
 * and how many frames to go on. Several frames are met with the same text in one pass, and the chain of durations is followed through
 * them up to the first token: those that it leaps over are wasted, which costs less than a pass each.
 */

import { likeliest, logProbabilityOf } from '../decoding/token-choice.ts';

/** A token, where it was found, and how far it went on. */
export interface Emission {
  token: number;
  frame: number;
  /** Frames to the next search; 0 stays where it is. */
  duration: number;
  /**
   * Natural logarithm of the probability of the token and of how far it went on: a token that is found before its sound is over is likely
   * in itself, and does not know for how long. With it, on 86 sentences live, 4.1 % of words are wrong at the end; 5.3 without.
   */
  logProbability: number;
}

/** Scores of frames with one text: those of tokens, and those of durations. */
export interface JointScores {
  rows: number;
  tokens(row: number): Float32Array;
  durations(row: number): Float32Array;
}

export interface Transducer {
  /** Meets `most` frames from `frame` on with the text of `tokens`, or fewer of them. */
  joint(frame: number, most: number, tokens: readonly number[]): Promise<JointScores>;
}

/** A frame that a search has looked at, with so many tokens before it. */
export interface SearchStep {
  frame: number;
  tokens: number;
}

export interface TdtResult {
  emissions: readonly Emission[];
  /** In order; without what was known before. */
  path: readonly SearchStep[];
}

export interface TdtOptions {
  /** Frames of the audio. */
  frames: number;
  blank: number;
  /** Tokens that one frame may give. */
  mostTokens: number;
  /** Frames in a pass: the first after a token, and those after a pass that found none. */
  batch: { first: number; next: number };
  /** What is known already: the search goes on behind it. */
  known?: readonly Emission[];
  /** Tokens that the text begins with: whatever token is found, theirs is taken. */
  forced?: readonly number[];
  /** Asked before every pass; true abandons the search. */
  shouldStop: () => boolean | Promise<boolean>;
}

/** Null when abandoned. */
export async function tdtSearch(transducer: Transducer, options: TdtOptions): Promise<TdtResult | null> {
  const { frames, blank, mostTokens, batch, known = [], forced = [], shouldStop } = options;
  const emissions = [...known];
  const path: SearchStep[] = [];
  const tokens = known.map(({ token }) => token);
  let { frame, given } = placeAfter(known, mostTokens);
  let count = batch.first;
  while (frame < frames) {
    if (await shouldStop()) return null;
    const start = frame;
    const scores = await transducer.joint(start, Math.min(count, frames - start), tokens);
    count = batch.next;
    while (frame < start + scores.rows) {
      path.push({ frame, tokens: tokens.length });
      const row = frame - start;
      const found = likeliest(scores.tokens(row));
      const leap = likeliest(scores.durations(row));
      const duration = leap.token;
      if (found.token === blank) {
        frame += Math.max(1, duration);
        given = 0;
        continue;
      }
      const token = forced[tokens.length] ?? found.token;
      const ofToken = token === found.token ? found.logProbability : logProbabilityOf(scores.tokens(row), token);
      const logProbability = ofToken + leap.logProbability;
      emissions.push({ token, frame, duration, logProbability });
      tokens.push(token);
      ({ frame, given } = onwards(frame, duration, given + 1, mostTokens));
      count = batch.first;
      break;
    }
  }
  for (const token of forced.slice(tokens.length)) {
    const scores = (await transducer.joint(frames - 1, 1, tokens)).tokens(0);
    emissions.push({ token, frame: frames - 1, duration: 1, logProbability: logProbabilityOf(scores, token) });
    tokens.push(token);
  }
  return { emissions, path };
}

/** Where to search after a token, and how many the frame there has given. */
function onwards(frame: number, duration: number, given: number, most: number): { frame: number; given: number } {
  if (duration > 0) return { frame: frame + duration, given: 0 };
  return given < most ? { frame, given } : { frame: frame + 1, given: 0 };
}

function placeAfter(known: readonly Emission[], most: number): { frame: number; given: number } {
  const last = known.at(-1);
  if (!last) return { frame: 0, given: 0 };
  const given = known.filter(({ frame }) => frame === last.frame).length;
  return onwards(last.frame, last.duration, given, most);
}
