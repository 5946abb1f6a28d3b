/** Floats of tensors: what is read, and what is refused. */

import { beforeAll, describe, expect, test } from 'vitest';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { fetchElements, floats, floatsOrHalves } from './floats.ts';
import { tensor } from './onnx-runtime.ts';

const unsupported = expect.objectContaining({ code: 'model-unsupported' });
/** IEEE 754 binary16 and what it means; 0x7c00 begins the infinities. */
const halves = [
  [0x0000, 0],
  [0x3c00, 1],
  [0xc000, -2],
  [0x3555, 0.333251953125],
  [0x7bff, 65504],
  [0x0001, 2 ** -24],
  [0x83ff, -1023 * 2 ** -24],
  [0x7c00, Number.POSITIVE_INFINITY],
  [0xfc00, Number.NEGATIVE_INFINITY],
  [0x7e00, Number.NaN],
] as const;
const bits = Uint16Array.from(halves, ([half]) => half);

beforeAll(() => startRuntime());

const single = () => tensor('float32', Float32Array.of(1.5, -2), [2]);
const half = () => tensor('float16', bits, [bits.length]);
const whole = () => tensor('int64', BigInt64Array.of(3n), [1]);

test('float32 elements are the memory of the tensor', async () => {
  const given = single();
  for (const read of [floats(given), floatsOrHalves(given), await fetchElements(given)]) expect(read).toBe(given.data);
});

describe('half floats', () => {
  test('are converted where a graph may compute in half precision', () => {
    expect([...floatsOrHalves(half())]).toEqual(halves.map(([, value]) => value));
  });

  test('are fetched as their bits', async () => {
    expect(await fetchElements(half())).toEqual(bits);
  });

  test('are refused elsewhere', () => {
    expect(() => floats(half())).toThrow(unsupported);
  });
});

test('an output that the graph lacks is refused', () => {
  expect(() => floats(undefined)).toThrow(unsupported);
  expect(() => floatsOrHalves(undefined)).toThrow(unsupported);
});

test('whole numbers are refused', async () => {
  expect(() => floats(whole())).toThrow(unsupported);
  expect(() => floatsOrHalves(whole())).toThrow(unsupported);
  await expect(fetchElements(whole())).rejects.toEqual(unsupported);
});
