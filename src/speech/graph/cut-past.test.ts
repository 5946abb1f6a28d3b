/** A past cut in a graph is that which this thread would cut. */

import { beforeAll, expect, test } from 'vitest';
import { cacheNames, cropped, presentOf } from '../decoding/kv-cache.ts';
import { createSession, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { smallDecoder } from '../testing/small-decoder.ts';
import { smallScores } from '../testing/small-scores.ts';
import { inLayout } from '../testing/weight-layouts.ts';
import { cutPast, pastLength } from './cut-past.ts';
import { Model } from './main-graph.ts';
import { mainGraph } from './onnx.ts';
import { splitDecoder } from './split-decoder.ts';

const names = cacheNames(1, 'decoder');

beforeAll(() => startRuntime());

const numbers = ({ data, dims }: Tensor) => ({ numbers: [...(data as Float32Array)], dims });

test('it holds no weights of the decoder', () => {
  const { initializers, inputs } = mainGraph(cutPast(splitDecoder(Model.of(smallDecoder()))!.step.bytes)!);
  expect([...initializers.keys()]).toEqual(['cut.from', 'cut.axis']);
  expect([...inputs.keys()]).toEqual([...names, pastLength]);
});

test('null for a graph without a past', () => {
  expect(cutPast(smallScores())).toBeNull();
});

test.each(['fp32', 'fp16'] as const)('the first tokens are kept (%s)', async (dtype) => {
  const session = await createSession(cutPast(splitDecoder(Model.of(inLayout(smallDecoder(), dtype)))!.step.bytes)!);
  const of = (seed: number) => {
    const values = Array.from({ length: 2 * 2 * 3 * 2 }, (_, i) => seed + i);
    return dtype === 'fp32'
      ? tensor('float32', Float32Array.from(values), [2, 2, 3, 2])
      : tensor('float16', Uint16Array.from(values), [2, 2, 3, 2]);
  };
  const past = Object.fromEntries(names.map((name, at) => [name, of(100 * at)]));
  const cut = await session.run({ ...past, [pastLength]: tensor('int64', BigInt64Array.of(2n), [1]) });
  for (const name of names) expect(numbers(cut[presentOf(name)]!)).toEqual(numbers(await cropped(past[name]!, 2)));
});
