/** The usual decoding loop of a transducer: the whole decoder, one frame a call, with prediction and projection repeated in every call. */

import { floats } from '../../src/speech/runtime/floats.ts';
import { type Session, type Tensor, tensor } from '../../src/speech/runtime/onnx-runtime.ts';
import type { ScriptedMove } from './scripted-text.ts';

export interface PlainPlan {
  blank: number;
  mostTokens: number;
}

export interface PlainText {
  tokens: number[];
  frames: number[];
  calls: number;
}

/**
 * The token at `frame`, which may be the blank, and its duration in frames. `scores` are those of all tokens, the blank last, followed by
 * those of the durations.
 */
export type ChooseMove = (scores: Float32Array, frame: number, blank: number) => ScriptedMove;

const likeliestMove: ChooseMove = (scores, _, blank) => ({
  token: greatest(scores.subarray(0, blank + 1)),
  duration: greatest(scores.subarray(blank + 1)),
});

/** Greedy decoding. `decoder` is the graph as exported, `encoded` is [1, width, frames]. */
export async function plainLoop(
  decoder: Session,
  encoded: Tensor,
  { blank, mostTokens }: PlainPlan,
  chooseMove: ChooseMove = likeliestMove,
): Promise<PlainText> {
  const [, width, frames] = encoded.dims as [number, number, number];
  const all = floats(encoded);
  const zeros = (name: string) => {
    const input = decoder.inputs.find((each) => each.name === name);
    const [layers, , size] = (input?.isTensor ? input.shape : []) as number[];
    return tensor('float32', new Float32Array(layers! * size!), [layers!, 1, size!]);
  };
  let states = [zeros('input_states_1'), zeros('input_states_2')] as const;
  const text: PlainText = { tokens: [], frames: [], calls: 0 };
  let given = 0;
  for (let frame = 0; frame < frames; ) {
    const column = Float32Array.from({ length: width }, (_, i) => all[i * frames + frame]!);
    const results = await decoder.run({
      encoder_outputs: tensor('float32', column, [1, width, 1]),
      targets: tensor('int32', Int32Array.of(text.tokens.at(-1) ?? blank), [1, 1]),
      target_length: tensor('int32', Int32Array.of(1), [1]),
      input_states_1: states[0],
      input_states_2: states[1],
    });
    text.calls++;
    const { token, duration } = chooseMove(floats(results.outputs), frame, blank);
    if (token !== blank) {
      states = [results.output_states_1!, results.output_states_2!];
      text.tokens.push(token);
      text.frames.push(frame);
      given++;
    }
    if (duration > 0) {
      frame += duration;
      given = 0;
    } else if (token === blank || given === mostTokens) {
      frame++;
      given = 0;
    }
  }
  return text;
}

function greatest(scores: Float32Array): number {
  let place = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[place]!) place = i;
  return place;
}
