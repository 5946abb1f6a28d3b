/** A graph that wants as much memory on the GPU as it is told: one number as a matrix of any shape, and its greatest. For tests. */

import { createSession, tensor } from '../runtime/onnx-runtime.ts';
import { elements, field, integers, modelBytes, nodeBytes, value } from './quantised-model.ts';

const wideModel = () =>
  modelBytes(
    nodeBytes('Expand', ['number', 'shape'], ['matrix']),
    nodeBytes('ReduceMax', ['matrix'], ['greatest'], integers('axes', [0, 1])),
    field(2, 'wide'),
    value(11, 'number', elements.float, [1, 1]),
    value(11, 'shape', elements.int64, [2]),
    value(12, 'greatest', elements.float, [1, 1]),
  );

/** Runs it on the GPU, with a matrix of four bytes an element. */
export async function runWide(shape: readonly [number, number]): Promise<void> {
  const session = await createSession(wideModel(), { provider: 'webgpu' });
  await session.run({
    number: tensor('float32', Float32Array.of(2), [1, 1]),
    shape: tensor('int64', BigInt64Array.from(shape, BigInt), [2]),
  });
}
