/** Sessions of the runtime: their errors, and external weights. */

import { beforeAll, expect, test } from 'vitest';
import { quantisedConvolution, weightsBeside } from '../testing/quantised-model.ts';
import { startRuntime } from '../testing/runtime-files.ts';
import { floats } from './floats.ts';
import { createSession, spoilNextOutputs, tensor } from './onnx-runtime.ts';

beforeAll(() => startRuntime());

const sound = () => ({ sound: tensor('float32', Float32Array.of(1, -1, 0.5, 0.25, 0), [1, 1, 5]) });

test('weights beside a graph are taken from there', async () => {
  const { onnx, data } = weightsBeside('weights.onnx_data', [3, 4]);
  const session = await createSession(onnx, { data: [{ path: 'weights.onnx_data', bytes: data }] });
  const { product } = await session.run({ x: tensor('float32', Float32Array.of(2, 10), [2]) });
  expect([...floats(product)]).toEqual([6, 40]);
  await expect(createSession(onnx)).rejects.toMatchObject({ code: 'model-broken' });
});

test('outputs can be named, and can be spoilt once', async () => {
  const session = await createSession(quantisedConvolution());
  expect(session.outputs.map(({ name }) => name)).toEqual(['sound_out']);
  spoilNextOutputs();
  const values = async () => [...floats((await session.run(sound(), ['sound_out'])).sound_out)];
  expect(await values()).toEqual(Array.from({ length: 4 }, () => Number.NaN));
  expect(await values()).toEqual(Array.from({ length: 4 }, () => expect.closeTo(0, -1)));
});

test('two passes at a time are two passes', async () => {
  const session = await createSession(quantisedConvolution());
  const passes = await Promise.all([session.run(sound()), session.run(sound())]);
  expect(passes[0]!.sound_out!.data).toEqual(passes[1]!.sound_out!.data);
});

test('a pass that fails does not stop the next', async () => {
  const session = await createSession(quantisedConvolution());
  await expect(session.run({ sound: tensor('float32', new Float32Array(2), [2]) })).rejects.toThrow();
  expect((await session.run(sound())).sound_out).toBeDefined();
});

test('a GPU that was not opened is backend-unsupported', async () => {
  await expect(createSession(quantisedConvolution(), { provider: 'webgpu' })).rejects.toMatchObject({
    code: 'backend-unsupported',
  });
});
