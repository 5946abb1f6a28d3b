/** A transducer that follows a script, and records its calls. */

import { likeliest, logProbabilityOf } from '../decoding/token-choice.ts';
import type { Transducer } from '../parakeet/tdt.ts';

export interface ScriptedMove {
  token: number;
  duration: number;
}

export interface ScriptedTransducer extends Transducer {
  /** Number of frames in each call. */
  asked: number[];
}

/**
 * `tokens` is the size of the vocabulary with the blank, `durations` the number of durations; `script` gives the move for a frame and a
 * text.
 */
export function scriptedTransducer(
  { tokens, durations }: { tokens: number; durations: number },
  script: (frame: number, text: readonly number[]) => ScriptedMove,
): ScriptedTransducer {
  const asked: number[] = [];
  const likely = (size: number, at: number) => Float32Array.from({ length: size }, (_, i) => (i === at ? 4 : 0));
  return {
    asked,
    async joint(frame, most, text, wanted = 0) {
      asked.push(most);
      return Array.from({ length: most }, (_, row) => {
        const move = script(frame + row, text);
        const scores = likely(tokens, move.token);
        return {
          token: likeliest(scores),
          duration: likeliest(likely(durations, move.duration)),
          asked: logProbabilityOf(scores, wanted),
        };
      });
    },
  };
}
