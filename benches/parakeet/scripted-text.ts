/**
 * A scripted text at the rate of speech, decoded with the work of a real transducer: from noise a transducer would give tokens at every
 * frame, and its time would mean nothing.
 */

import type { Transducer } from '../../src/speech/parakeet/tdt.ts';

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

/** A transducer that does all the work of `real`, and moves as the scripted text does. */
export function withScript(real: Transducer, blank: number): Transducer {
  const sure = (token: number) => ({ token, logProbability: 0 });
  return {
    async joint(frame, most, tokens) {
      const moves = await real.joint(frame, most, tokens);
      return moves.map((_, row) => {
        const { token, duration } = moveAt(frame + row, blank);
        return { token: sure(token), duration: sure(duration), asked: 0 };
      });
    },
  };
}
