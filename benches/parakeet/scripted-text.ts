/** A text at the pace of speech laid over a real transducer: graphs of noise find tokens everywhere, and their time says nothing. */

import type { JointScores, Transducer } from '../../src/speech/parakeet/tdt.ts';

export interface ScriptedMove {
  token: number;
  duration: number;
}

/** 3.4 tokens a second with frames of 80 ms, and a pause now and then: tokens and durations as they follow each other. */
const rhythm = [2, 3, 2, 4];
const pauseAt = 3;

/** The move at a frame: every token at the place where the rhythm leads, nothing elsewhere. */
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

/** Does all the work of `real`, and gives the scripted text. */
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
