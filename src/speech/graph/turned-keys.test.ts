/** Keys that are turned once give the scores of keys that are turned at every step. */

import { beforeAll, expect, test } from 'vitest';
import { cacheNames, presentOf } from '../decoding/kv-cache.ts';
import { floats } from '../runtime/floats.ts';
import { createSession, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { field, integers, nodeBytes, numberField } from '../testing/quantised-model.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { smallDecoder } from '../testing/small-decoder.ts';
import { Model } from './main-graph.ts';
import { type SplitDecoder, splitDecoder } from './split-decoder.ts';
import { withTurnedKeys } from './turned-keys.ts';

beforeAll(() => startRuntime());

const key = 'past_key_values.0.encoder.key';
const frames = 5;

async function scores({ audio, step }: SplitDecoder): Promise<number[]> {
  const hidden = Float32Array.from({ length: 4 * frames }, (_, at) => Math.sin(at));
  const listen = await createSession(audio.bytes);
  const heard = await listen.run({ encoder_hidden_states: tensor('float32', hidden, [1, frames, 4]) });
  const past = (name: string): Tensor => heard[presentOf(name)] ?? tensor('float32', new Float32Array(0), [1, 2, 0, 2]);
  const names = (['decoder', 'encoder'] as const).flatMap((side) => cacheNames(1, side));
  const decode = await createSession(step.bytes);
  const { logits } = await decode.run({
    input_ids: tensor('int64', BigInt64Array.of(3n), [1, 1]),
    ...Object.fromEntries(names.map((name) => [name, past(name)])),
  });
  return [...floats(logits)];
}

test('the scores are the same, and no step turns the keys', async () => {
  const parts = splitDecoder(Model.of(smallDecoder()))!;
  const turned = withTurnedKeys(parts)!;
  expect(await scores(turned)).toEqual((await scores(parts)).map((score) => expect.closeTo(score, 5)));
  const taking = turned.step.graph.nodes.filter(({ inputs }) => inputs.includes(key));
  expect(taking.map(({ operator }) => operator)).toEqual(['MatMul']);
});

const model = (...nodes: (readonly number[])[]) =>
  Uint8Array.from([
    ...numberField(1, 8),
    ...field(7, ...nodes, field(2, 'step'), field(11, field(1, key)), field(12, field(1, 'scores'))),
  ]);
const attention = (perm: readonly number[], factor?: string) => [
  nodeBytes('Transpose', [key], ['turned'], integers('perm', perm)),
  ...(factor ? [nodeBytes('Mul', ['turned', factor], ['scaled'])] : []),
  nodeBytes('MatMul', ['query', factor ? 'scaled' : 'turned'], ['scores']),
];
const audio = () => splitDecoder(Model.of(smallDecoder()))!.audio;
const edited = (...nodes: (readonly number[])[]) => withTurnedKeys({ audio: audio(), step: Model.of(model(...nodes)) });

test('the factor of the keys becomes one of the query', () => {
  const root = nodeBytes('Sqrt', ['scale'], ['factor']);
  const { nodes } = edited(root, ...attention([0, 1, 3, 2], 'factor'))!.step.graph;
  expect(nodes.map(({ operator, inputs }) => [operator, ...inputs])).toEqual([
    ['Sqrt', 'scale'],
    ['Mul', 'query', 'factor'],
    ['MatMul', 'query.scaled', key],
  ]);
});

test('null where anything else is done with the keys', () => {
  expect(edited(...attention([0, 2, 1, 3]))).toBeNull();
  expect(edited(...attention([0, 1, 3, 2], 'a factor of unknown size'))).toBeNull();
  expect(edited(...attention([0, 1, 3, 2]), nodeBytes('Shape', [key], ['size']))).toBeNull();
  expect(edited(nodeBytes('MatMul', ['query', key], ['scores']))).toBeNull();
});
