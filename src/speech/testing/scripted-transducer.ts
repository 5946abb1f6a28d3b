/** A transducer that finds what a script says, and remembers what it was asked. */

import type { Transducer } from '../parakeet/tdt.ts';

export interface ScriptedMove {
  token: number;
  duration: number;
}

export interface ScriptedTransducer extends Transducer {
  /** How many frames each meeting was asked for. */
  asked: number[];
}

/** `tokens` with the blank, and as many `durations`; `script` is what a frame and a text give. */
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
