/** The edited encoders in the runtime. */

import { beforeAll, expect, test } from 'vitest';
import {
  keyWeights,
  tailed,
  tailHidden,
  tailKeys,
  tailValues,
  withSilentTail,
} from '../../graph/encoder/silent-tail.ts';
import { withVariableLength } from '../../graph/encoder/variable-length.ts';
import { Model } from '../../graph/main-graph.ts';
import { floats } from '../../runtime/floats.ts';
import { createSession, type Session, type Tensor, tensor } from '../../runtime/onnx-runtime.ts';
import { startRuntime } from '../../testing/runtime-files.ts';
import { bands, frames, smallEncoder, width } from '../../testing/small-encoder.ts';

let stock: Session;
let sliced: Session;
let edited: Session;

beforeAll(async () => {
  await startRuntime();
  stock = await createSession(smallEncoder());
  sliced = await createSession(withVariableLength(smallEncoder())!);
  edited = await createSession(withSilentTail(Model.of(smallEncoder()))!.bytes);
});

const level = 0.4;
const spoken = 2;

/** Features of a sound in the first mel frames, and silence behind it; nothing behind the window. */
function features(melFrames: number, sounding: number): Tensor {
  const at = (i: number) => {
    const frame = i % melFrames;
    const band = Math.floor(i / melFrames);
    if (frame >= 2 * frames) return 0;
    return frame < sounding ? Math.sin(1 + 3 * frame + 7 * band) : level;
  };
  return tensor(
    'float32',
    Float32Array.from({ length: bands * melFrames }, (_, i) => at(i)),
    [1, bands, melFrames],
  );
}

const numbers = (given: Tensor | undefined) => [...floats(given)];

async function listen(
  computed: number,
  sounding: number,
  keys: Tensor,
  values: Tensor,
  weights: readonly number[],
): Promise<Record<string, Tensor>> {
  const { [tailed]: hidden, ...context } = await edited.run({
    features: features(2 * computed + 2, sounding),
    [keyWeights]: tensor('float32', Float32Array.from(weights), [weights.length]),
    [tailHidden]: nothing(1, 0, width),
    [tailKeys(0)]: keys,
    [tailValues(0)]: values,
  });
  return { ...context, hidden: hidden! };
}

const nothing = (...dims: number[]) => tensor('float32', new Float32Array(0), dims);
const zeros = (count: number) => Array.from({ length: count }, () => 0);
const whole = (sounding: number) => listen(frames, sounding, nothing(1, 2, 2, 0), nothing(1, 2, 0, 2), zeros(frames));

/** The last frames of keys and values of a pass over silence. */
async function silence(from: number): Promise<[Tensor, Tensor]> {
  const { key, value } = await whole(0);
  const left = frames - from;
  const keyRows = numbers(key).filter((_, i) => i % frames >= from);
  const valueRows = numbers(value).filter((_, i) => Math.floor(i / 2) % frames >= from);
  return [
    tensor('float32', Float32Array.from(keyRows), [1, 2, 2, left]),
    tensor('float32', Float32Array.from(valueRows), [1, 2, left, 2]),
  ];
}

test('of the whole window both give what the stock encoder gives', async () => {
  const { hidden } = await stock.run({ features: features(2 * frames, 5) }, ['hidden']);
  const short = await sliced.run({ features: features(2 * frames, 5) });
  expect(numbers(short.hidden)).toEqual(numbers(hidden));
  expect(numbers((await whole(5)).hidden)).toEqual(numbers(hidden));
});

test('a part of the window gives as many frames', async () => {
  const { hidden } = await sliced.run({ features: features(2 * spoken, 3) });
  expect(hidden!.dims).toEqual([1, spoken, width]);
});

test('over silence, a part with the rest behind it is that part of the whole', async () => {
  const [keys, values] = await silence(spoken);
  const { hidden } = await listen(spoken, 0, keys, values, zeros(frames));
  const all = numbers((await whole(0)).hidden).slice(0, spoken * width);
  for (const [i, value] of numbers(hidden).entries()) expect(value).toBeCloseTo(all[i]!, 5);
  const cut = await sliced.run({ features: features(2 * spoken, 0) });
  expect(Math.max(...numbers(cut.hidden).map((value, i) => Math.abs(value - all[i]!)))).toBeGreaterThan(1e-3);
});

test('one frame of the logarithm of two weighs as much as two that are equal', async () => {
  const pair = (dims: number[]) =>
    tensor('float32', Float32Array.from([0.3, 0.3, -0.1, -0.1, 0.7, 0.7, 0.2, 0.2]), dims);
  const single = (dims: number[]) => tensor('float32', Float32Array.from([0.3, -0.1, 0.7, 0.2]), dims);
  const values = tensor('float32', Float32Array.from([1, 2, 1, 2, 3, 4, 3, 4]), [1, 2, 2, 2]);
  const value = tensor('float32', Float32Array.from([1, 2, 3, 4]), [1, 2, 1, 2]);
  const two = await listen(spoken, 3, pair([1, 2, 2, 2]), values, zeros(spoken + 2));
  const one = await listen(spoken, 3, single([1, 2, 2, 1]), value, [0, 0, Math.log(2)]);
  for (const [i, number] of numbers(one.hidden).entries()) expect(number).toBeCloseTo(numbers(two.hidden)[i]!, 5);
  const light = await listen(spoken, 3, single([1, 2, 2, 1]), value, [0, 0, 0]);
  expect(numbers(light.hidden)[0]).not.toBeCloseTo(numbers(two.hidden)[0]!, 5);
});
