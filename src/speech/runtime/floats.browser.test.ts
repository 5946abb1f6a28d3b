/** Floats of a real session's outputs, where the platform may have an array of half floats. */

import { beforeAll, expect, test } from 'vitest';
import { elements, field, integer, modelBytes, nodeBytes, value } from '../testing/quantised-model.ts';
import { startRuntime } from '../testing/runtime-files.ts';
import { fetchElements, floats, floatsOrHalves } from './floats.ts';
import { createSession, type Tensor, tensor } from './onnx-runtime.ts';

const half = 10;
const unsupported = expect.objectContaining({ code: 'model-unsupported' });
let outputs: Record<string, Tensor>;

beforeAll(async () => {
  await startRuntime();
  const session = await createSession(
    modelBytes(
      nodeBytes('Relu', ['x'], ['single']),
      nodeBytes('Cast', ['x'], ['half'], integer('to', half)),
      nodeBytes('Cast', ['x'], ['whole'], integer('to', elements.int64)),
      field(2, 'types'),
      value(11, 'x', elements.float, [3]),
      value(12, 'single', elements.float, [3]),
      value(12, 'half', half, [3]),
      value(12, 'whole', elements.int64, [3]),
    ),
  );
  outputs = await session.run({ x: tensor('float32', Float32Array.of(1, 2.5, 0.1), [3]) });
});

test('single precision', () => {
  expect(floats(outputs.single)).toEqual(Float32Array.of(1, 2.5, 0.1));
});

test('half precision, converted and as bits', async () => {
  expect([...floatsOrHalves(outputs.half)]).toEqual([1, 2.5, expect.closeTo(0.1, 4)]);
  expect([...(await fetchElements(outputs.half!))]).toEqual([0x3c00, 0x4100, 0x2e66]);
  expect(() => floats(outputs.half)).toThrow(unsupported);
});

test('other types, and outputs that are not there', () => {
  expect(() => floats(outputs.whole)).toThrow(unsupported);
  expect(() => floatsOrHalves(outputs.whole)).toThrow(unsupported);
  expect(() => floats(outputs.other)).toThrow(unsupported);
});
