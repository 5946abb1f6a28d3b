/**
 * A scripted text at the rate of speech, decoded with the work of a real transducer: from noise a transducer would give tokens at every
 * frame, and its time would mean nothing.
 */

import type { JointScores, Transducer } from '../../src/speech/parakeet/tdt.ts';

export interface ScriptedMove {
  token: number;
  duration: number;
}

/** Durations in frames of 80 ms, as they follow each other: 3.4 tokens a second. */
const rhythm = [2, 3, 2, 4];
const pauseAt = 3;

/** The token and duration at a frame: tokens where the rhythm leads, blanks elsewhere. */
export function moveAt(frame: number, blank: number): ScriptedMove {
  const round = rhythm.reduce((sum, each) => sum + each, 0);
  let at = Math.floor(frame / round) * round;
  for (const [place, duration] of rhythm.entries()) {
    if (at === frame && place !== pauseAt) return { token: 1 + ((frame * 7) % 50), duration };
    if (at === frame) return { token: blank, duration };
    at += duration;
  }
  return { token: blank, duration: 1 };
}

/** A transducer that does all the work of `real`, and gives the scores of the scripted text. */
export function withScript(real: Transducer, blank: number, durations: number): Transducer {
  const tokenScores = new Map<number, Float32Array>();
  const likely = (size: number, at: number) => {
    const known = tokenScores.get(size * 100_000 + at);
    if (known) return known;
    const scores = new Float32Array(size);
    scores[at] = 20;
    tokenScores.set(size * 100_000 + at, scores);
    return scores;
  };
  return {
    async joint(frame, most, tokens): Promise<JointScores> {
      const { rows } = await real.joint(frame, most, tokens);
      return {
        rows,
        tokens: (row) => likely(blank + 1, moveAt(frame + row, blank).token),
        durations: (row) => likely(durations, moveAt(frame + row, blank).duration),
      };
    },
  };
}
