/** Moves read in a joint network's graph: as this thread reads them from its scores. */

import { beforeAll, expect, test } from 'vitest';
import { likeliest, logProbabilityOf } from '../decoding/token-choice.ts';
import { createSession, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { smallTransducer } from '../testing/small-transducer.ts';
import { inLayout } from '../testing/weight-layouts.ts';
import { jointInputs, moves, moveWidth, withMoves } from './joint-reader.ts';
import { Model } from './main-graph.ts';
import { splitJoint } from './split-joint.ts';

beforeAll(() => startRuntime());

/** Of the three scores. */
const tokens = 2;
const size = 4;
const frames = [0, 1, 2, 3, 4].map((frame) =>
  Array.from({ length: size }, (_, i) => 2 * Math.sin(1 + 7 * frame + 3 * i)),
);
const text = Array.from({ length: size }, (_, i) => Math.cos(i));
const row = (values: readonly number[], rows: number): Tensor =>
  tensor('float32', Float32Array.from(values), [1, rows, 1, size]);

test.each(['fp32', 'fp16', 'q8'] as const)('every row, in any order and more than once (%s)', async (dtype) => {
  const { joint, names } = splitJoint(Model.of(inLayout(smallTransducer(), dtype)))!;
  const rows = [3, 0, 0, 4];
  const plain = await createSession(joint.bytes);
  const some = rows.flatMap((frame) => frames[frame]!);
  const { outputs } = await plain.run({ [names.frame]: row(some, rows.length), [names.text]: row(text, 1) });
  const moving = await createSession(withMoves(joint, names.frame, tokens)!.bytes);
  for (const asked of [0, 1]) {
    const { [moves]: read } = await moving.run({
      [jointInputs.frames]: row(frames.flat(), frames.length),
      [jointInputs.rows]: tensor('int64', BigInt64Array.from(rows, BigInt), [rows.length]),
      [jointInputs.asked]: tensor('int64', BigInt64Array.of(BigInt(asked)), [1]),
      [names.text]: row(text, 1),
    });
    expect(read!.dims).toEqual([1, rows.length, 1, moveWidth]);
    for (const at of rows.keys()) {
      const scores = (outputs!.data as Float32Array).subarray(3 * at, 3 * at + 3);
      const found = likeliest(scores.subarray(0, tokens));
      const likelihood = logProbabilityOf(scores.subarray(0, tokens), asked);
      const near = [found.token, found.logProbability, 0, 0, likelihood].map((number) => expect.closeTo(number, 4));
      expect([...(read!.data as Float32Array).subarray(moveWidth * at, moveWidth * (at + 1))]).toEqual(near);
    }
  }
});

test('broken bytes are a RangeError', () => {
  const { joint, names } = splitJoint(Model.of(smallTransducer()))!;
  expect(() => withMoves(Model.of(joint.bytes.subarray(0, -1)), names.frame, tokens)).toThrow(RangeError);
});
