/**
 * A joint network that says where to go: for each row the likeliest token and the likeliest duration, in the place of the scores of all, and
 * takes its rows from frames that stay where they were projected. A GPU then gives twenty bytes a row, not 33 KB.
 */

import { leastOperators, likeliestConstants, likeliestIn } from './likeliest.ts';
import { editModel, type Model, operatorsOf } from './main-graph.ts';
import { elementType, newNode } from './onnx.ts';

/** Inputs beside the prediction. */
export const jointInputs = {
  /** [1, frames, 1, size]: all projected frames. */
  frames: 'projected_frames',
  /** [rows]: of those, the frame of each row. */
  rows: 'frame_rows',
  /** [1]: a token whose likelihood is wanted. */
  asked: 'asked_token',
} as const;

/**
 * Output, [1, rows, 1, 5]: the likeliest token, the logarithm of its probability, the likeliest duration and its logarithm, and the
 * logarithm of the asked token's probability.
 */
export const moves = 'moves';
export const moveWidth = 5;

/** Farther than there are durations. */
const end = 2 ** 31 - 1;

/**
 * `joint` as `splitJoint` leaves it, with the name of its input of frames; `tokens` is the number of scores before those of durations. Null
 * where its operators are too old. Throws a RangeError on broken bytes.
 */
export function withMoves(joint: Model, frame: string, tokens: number): Model | null {
  if (operatorsOf(joint.file) < leastOperators) return null;
  return editModel(joint, ({ nodes, inputs, outputs }) => {
    const scores = outputs[0]!;
    const isHalf = scores.type === elementType.half;
    const all = isHalf ? own('wide') : scores.name;
    const token = likeliestIn(own('tokens'));
    const duration = likeliestIn(own('durations'));
    return {
      nodes: [
        newNode('Gather', [jointInputs.frames, jointInputs.rows], frame, { axis: 1 }),
        ...nodes,
        ...(isHalf ? [newNode('Cast', [scores.name], all, { to: elementType.float })] : []),
        newNode('Slice', [all, own('zero'), own('count'), own('axis')], own('tokens')),
        newNode('Slice', [all, own('count'), own('end'), own('axis')], own('durations')),
        ...token.nodes,
        ...duration.nodes,
        newNode('Gather', [own('tokens'), jointInputs.asked], own('score'), { axis: 3 }),
        newNode('Sub', [own('score'), token.greatest], own('behind')),
        newNode('Sub', [own('behind'), token.logarithm], own('asked')),
        newNode(
          'Concat',
          [token.token, token.logProbability, duration.token, duration.logProbability, own('asked')],
          moves,
          { axis: 3 },
        ),
      ],
      inputs: [
        ...inputs.map((input) => (input.name === frame ? { ...input, name: jointInputs.frames } : input)),
        { name: jointInputs.rows, type: elementType.int64, dims: ['rows'] },
        { name: jointInputs.asked, type: elementType.int64, dims: [1] },
      ],
      outputs: [{ name: moves, type: elementType.float, dims: null }],
      constants: new Map([
        ...likeliestConstants,
        [own('zero'), [0]],
        [own('count'), [tokens]],
        [own('end'), [end]],
        [own('axis'), [3]],
      ]),
    };
  });
}

const own = (name: string): string => `joint_reader.${name}`;
