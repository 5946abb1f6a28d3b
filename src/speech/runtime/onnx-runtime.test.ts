import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { quantisedConvolution, weightsBeside } from '../testing/quantised-model.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { createSession } from './onnx-runtime.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

beforeAll(() => startRuntime());

test('a session holds neither the bytes that it was compiled from nor the weights beside them', async () => {
  const bytes: WeakRef<object>[] = [];
  const load = async () => {
    const graph = quantisedConvolution();
    const { onnx, data } = weightsBeside('weights.onnx_data', [3, 4]);
    bytes.push(new WeakRef(graph.buffer), new WeakRef(onnx.buffer), new WeakRef(data));
    return [
      await createSession(graph),
      await createSession(onnx, { data: [{ path: 'weights.onnx_data', bytes: data }] }),
    ];
  };
  const sessions = await load();
  // What a WeakRef gives is held until the end of the task.
  await new Promise((resolve) => setTimeout(resolve));
  collectGarbage();
  expect(bytes.map((each) => each.deref())).toEqual([undefined, undefined, undefined]);
  for (const session of sessions) await session.release();
});
