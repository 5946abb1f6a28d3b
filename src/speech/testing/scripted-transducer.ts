/** A transducer that follows a script, and records its calls. */

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
    async joint(frame, most, text) {
      asked.push(most);
      return {
        rows: most,
        tokens: (row) => likely(tokens, script(frame + row, text).token),
        durations: (row) => likely(durations, script(frame + row, text).duration),
      };
    },
  };
}
