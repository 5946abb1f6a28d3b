/** Rows and lengths of a past chosen in a graph are those that this thread would choose. */

import { beforeAll, expect, test } from 'vitest';
import { cacheNames, cropped, presentOf, selected } from '../decoding/kv-cache.ts';
import { createSession, type Session, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { smallDecoder } from '../testing/small-decoder.ts';
import { smallScores } from '../testing/small-scores.ts';
import { inLayout } from '../testing/weight-layouts.ts';
import { chosenPast, pastLength, pastRows } from './chosen-past.ts';
import { mainGraph } from './onnx.ts';
import { splitDecoder } from './split-decoder.ts';

const names = cacheNames(1, 'decoder');
const whole = 2 ** 31;

beforeAll(() => startRuntime());

const sessionOf = (dtype: 'fp32' | 'fp16'): Promise<Session> =>
  createSession(chosenPast(splitDecoder(inLayout(smallDecoder(), dtype))!.step)!);

async function choose(session: Session, past: Record<string, Tensor>, rows: number[], length: number) {
  return session.run({
    ...past,
    [pastRows]: tensor('int64', BigInt64Array.from(rows, BigInt), [rows.length]),
    [pastLength]: tensor('int64', BigInt64Array.of(BigInt(length)), [1]),
  });
}

const numbers = ({ data, dims }: Tensor) => ({ numbers: [...(data as Float32Array)], dims });

test('it holds no weights of the decoder', () => {
  const { initializers, inputs } = mainGraph(chosenPast(splitDecoder(smallDecoder())!.step)!);
  expect([...initializers.keys()]).toEqual(['chosen.from', 'chosen.axis']);
  expect([...inputs.keys()]).toEqual([...names, pastRows, pastLength]);
});

test('null for a graph without a past', () => {
  expect(chosenPast(smallScores())).toBeNull();
});

test.each(['fp32', 'fp16'] as const)('rows may be taken twice, and all may be cut (%s)', async (dtype) => {
  const session = await sessionOf(dtype);
  const of = (seed: number) => {
    const values = Array.from({ length: 2 * 2 * 3 * 2 }, (_, i) => seed + i);
    return dtype === 'fp32'
      ? tensor('float32', Float32Array.from(values), [2, 2, 3, 2])
      : tensor('float16', Uint16Array.from(values), [2, 2, 3, 2]);
  };
  const past = Object.fromEntries(names.map((name, at) => [name, of(100 * at)]));
  const taken = await choose(session, past, [1, 1, 0], whole);
  const cut = await choose(session, past, [0, 1], 2);
  for (const name of names) {
    expect(numbers(taken[presentOf(name)]!)).toEqual(numbers(await selected(past[name]!, [1, 1, 0])));
    expect(numbers(cut[presentOf(name)]!)).toEqual(numbers(await cropped(past[name]!, 2)));
  }
});
