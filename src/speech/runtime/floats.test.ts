import { expect, test } from 'vitest';
import { floats } from './floats.ts';
import type { Tensor } from './onnx-runtime.ts';

const output = (type: string, data: unknown) => ({ type, data }) as Tensor;

test('32-bit floats are handed on as they are', () => {
  const data = Float32Array.of(1, 2);
  expect(floats(output('float32', data))).toBe(data);
});

test.each([
  ['whole numbers', output('int64', BigInt64Array.of(1n)), 'int64'],
  ['half floats as bits', output('float16', Uint16Array.of(0x3c00)), 'float16'],
  ['bytes', output('uint8', Uint8Array.of(1)), 'uint8'],
  ['an output that the graph does not have', undefined, 'no such output'],
])('%s are refused, and named', (_, other, kind) => {
  expect(() => floats(other)).toThrow(expect.objectContaining({ code: 'model-unsupported', details: [kind] }));
});
