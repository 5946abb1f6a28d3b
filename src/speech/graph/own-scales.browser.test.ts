/** A product whose rows have scales of their own, in the runtime: no row changes the scores of another. */

import { beforeAll, describe, expect, test } from 'vitest';
import { floats } from '../runtime/floats.ts';
import { createSession, type Session, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { numbers } from '../testing/numbers.ts';
import { startRuntime } from '../testing/runtime-files.ts';
import { smallTransducer } from '../testing/small-transducer.ts';
import { Model } from './main-graph.ts';
import { splitJoint } from './split-joint.ts';

const random = numbers(5);
const rows = Array.from({ length: 6 }, (_, row) =>
  Float32Array.from({ length: 4 }, () => (random() - 0.4) * 10 ** (row - 3)),
);
const text = () => tensor('float32', Float32Array.of(0.001, -0.002, 0.003, 0), [1, 1, 1, 4]);
const frames = (some: readonly Float32Array[]) =>
  tensor('float32', Float32Array.from(some.flatMap((row) => [...row])), [1, some.length, 1, 4]);
const scores = ({ outputs }: Record<string, Tensor>) => [...floats(outputs)];

describe('rows that differ a thousandfold', () => {
  let joint: Session;
  let whole: Session;

  beforeAll(async () => {
    await startRuntime();
    joint = await createSession(splitJoint(Model.of(smallTransducer()))!.joint.bytes);
    whole = await createSession(smallTransducer());
  });

  test('have the same scores alone and side by side', async () => {
    const together = scores(await joint.run({ frame: frames(rows), text: text() }));
    for (const [at, row] of rows.entries()) {
      const alone = scores(await joint.run({ frame: frames([row]), text: text() }));
      expect(together.slice(3 * at, 3 * at + 3), `row ${at}`).toEqual(alone);
    }
  });

  test('a row of zeros gives zeros', async () => {
    const nothing = tensor('float32', new Float32Array(4), [1, 1, 1, 4]);
    expect(
      scores(await joint.run({ frame: frames([new Float32Array(4)]), text: nothing })).every((each) => each === 0),
    ).toBe(true);
  });

  test('the parts do what the whole does', async () => {
    const { frames: project, prediction, names } = splitJoint(Model.of(smallTransducer()))!;
    const heard = tensor('float32', rows[3]!, [1, 4, 1]);
    const targets = tensor('int32', Int32Array.of(7), [1, 1]);
    const states = {
      input_states_1: tensor('float32', rows[2]!, [1, 1, 4]),
      input_states_2: tensor('float32', rows[1]!, [1, 1, 4]),
    };
    const { [names.frame]: frame } = await (await createSession(project.bytes)).run({ encoder_outputs: heard });
    const read = await (await createSession(prediction.bytes)).run({ targets, ...states });
    const target_length = tensor('int32', Int32Array.of(1), [1]);
    const expected = await whole.run({ encoder_outputs: heard, targets, target_length, ...states });
    const found = scores(await joint.run({ [names.frame]: frame!, [names.text]: read[names.text]! }));
    for (const [at, score] of scores(expected).entries()) expect(found[at]).toBeCloseTo(score, 4);
    expect(read.output_states_1!.data).toEqual(expected.output_states_1!.data);
  });
});
