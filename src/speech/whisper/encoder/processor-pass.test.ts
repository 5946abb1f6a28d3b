/** The encoder by our own kernels gives what its graph gives in the runtime, where that does not round to 8 bits. */

import { beforeAll, expect, test } from 'vitest';
import { seeded } from '../../../core/random.ts';
import { encoderWeights } from '../../graph/encoder/encoder-weights.ts';
import { withFloatWeights } from '../../graph/float-weights.ts';
import { Model, readMainGraph } from '../../graph/main-graph.ts';
import { floats } from '../../runtime/floats.ts';
import { type ByteEncoderPlan, bands, byteEncoder, frames, width } from '../../testing/byte-encoder.ts';
import { startRuntime } from '../../testing/runtime-in-node.ts';
import type { EncoderPass } from './encoder-pass.ts';
import { GraphPass } from './graph-pass.ts';
import { ProcessorPass } from './processor-pass.ts';
import { groupFrames, Silence, type SilentTail } from './silence.ts';

beforeAll(() => startRuntime());

const own = async (plan?: ByteEncoderPlan) =>
  (await ProcessorPass.load(encoderWeights(readMainGraph(Model.of(byteEncoder(plan))))!, 1))!;
const inRuntime = async (plan?: ByteEncoderPlan) =>
  (await GraphPass.load(Model.of(withFloatWeights(byteEncoder(plan))), [], 'wasm', false))!;

function features(count: number): Float32Array<ArrayBuffer> {
  const random = seeded(3);
  return Float32Array.from({ length: bands * (2 * count + 2) }, () => 4 * random() - 2);
}

async function heard(pass: EncoderPass, count: number, tail: SilentTail | null = null): Promise<number[]> {
  const weights = new Float32Array(count + (tail?.weights.length ?? 0));
  if (tail) weights.set(tail.weights, count);
  const { hidden } = await pass.run({ features: features(count), weights, ...(tail && { tail }) });
  expect(hidden.dims).toEqual([1, weights.length, width]);
  return [...floats(hidden)];
}

async function silence(pass: EncoderPass): Promise<SilentTail> {
  const level = new Float32Array(bands * (2 * frames + 2)).fill(0.4);
  const { hidden, context } = await pass.run({ features: level, weights: new Float32Array(frames), withContext: true });
  const last = { data: floats(hidden), dims: hidden.dims, frameAxis: 1 };
  return new Silence(context, last, frames).behind(groupFrames);
}

function expectSame(found: readonly number[], expected: readonly number[]): void {
  const size = Math.max(...expected.map(Math.abs));
  expect(found).toHaveLength(expected.length);
  for (const [at, value] of found.entries()) expect(Math.abs(value - expected[at]!)).toBeLessThan(2e-3 * size);
}

test.each<[string, ByteEncoderPlan]>([
  ['unsigned bytes', {}],
  ['signed bytes', { signed: true }],
  ['an older normalisation', { spelledOut: true }],
  ['scores that are multiplied', { scoreFactor: 0.3 }],
])('a whole window, %s', async (_, plan) => {
  expectSame(await heard(await own(plan), frames), await heard(await inRuntime(plan), frames));
});

test('a part with the silence behind it', async () => {
  const [one, other] = [await own(), await inRuntime()];
  const [mine, theirs] = [await silence(one), await silence(other)];
  expectSame(await heard(one, groupFrames, mine), await heard(other, groupFrames, theirs));
});

test('a window does not depend on those before it', async () => {
  const pass = await own();
  const first = await heard(pass, groupFrames, await silence(pass));
  await heard(pass, frames);
  expect(await heard(pass, groupFrames, await silence(pass))).toEqual(first);
});

test('what is no number is none in the output', async () => {
  const broken = features(frames);
  broken[77] = Number.NaN;
  const { hidden } = await (await own()).run({ features: broken, weights: new Float32Array(frames) });
  expect(floats(hidden).some(Number.isNaN)).toBe(true);
});

test('null for rows that the kernels cannot take', async () => {
  const weights = encoderWeights(readMainGraph(Model.of(byteEncoder())))!;
  expect(await ProcessorPass.load({ ...weights, width: 12 }, 1)).toBeNull();
});
