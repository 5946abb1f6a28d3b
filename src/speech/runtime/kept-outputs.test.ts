/** Outputs that stay in the runtime's memory, as the next run takes them. */

import { beforeAll, expect, test } from 'vitest';
import { presentOf } from '../decoding/kv-cache.ts';
import { Model } from '../graph/main-graph.ts';
import { splitDecoder } from '../graph/split-decoder.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { smallDecoder } from '../testing/small-decoder.ts';
import { fetchFloats, floats } from './floats.ts';
import { createSession, type Session, tensor } from './onnx-runtime.ts';

const parts = splitDecoder(Model.of(smallDecoder()))!;
const [key, value] = ['past_key_values.0.encoder.key', 'past_key_values.0.encoder.value'] as const;
const kept = [presentOf(key), presentOf(value)];

let copying: Session;
let keeping: Session;
let step: Session;

beforeAll(async () => {
  await startRuntime();
  copying = await createSession(parts.audio.bytes);
  keeping = await createSession(parts.audio.bytes, { stays: kept });
  step = await createSession(parts.step.bytes, { stays: ['present.0.decoder.key'] });
});

const heard = () => ({ encoder_hidden_states: tensor('float32', Float32Array.of(1, -2, 3, 0.5), [1, 1, 4]) });
const nothing = () => tensor('float32', new Float32Array(0), [1, 2, 0, 2]);
const said = () => ({
  input_ids: tensor('int64', BigInt64Array.of(2n), [1, 1]),
  'past_key_values.0.decoder.key': nothing(),
  'past_key_values.0.decoder.value': nothing(),
});

test('what stays has the shape and numbers of what is copied, and those can be fetched', async () => {
  const [there, here] = [await keeping.run(heard()), await copying.run(heard())];
  for (const name of kept) {
    expect(there[name]!.location).not.toBe('cpu');
    expect(there[name]!.dims).toEqual(here[name]!.dims);
    expect([...(await fetchFloats(there[name]!))]).toEqual([...floats(here[name])]);
    there[name]!.dispose();
  }
});

test('another session takes it beside tensors of this thread, and gives what it was asked for', async () => {
  const [there, here] = [await keeping.run(heard()), await copying.run(heard())];
  const of = async (from: typeof there) => {
    const given = await step.run({ ...said(), [key]: from[presentOf(key)]!, [value]: from[presentOf(value)]! }, [
      'logits',
      'present.0.decoder.key',
    ]);
    return { names: Object.keys(given), logits: [...floats(given.logits)], dims: given['present.0.decoder.key']!.dims };
  };
  const told = await of(there);
  expect(told).toEqual(await of(here));
  expect(told).toMatchObject({ names: ['logits', 'present.0.decoder.key'], dims: [1, 2, 1, 2] });
  expect(await of(there)).toEqual(told);
});

test('a run that fails says why, and the next one is not harmed', async () => {
  const wrong = { encoder_hidden_states: tensor('float32', new Float32Array(3), [1, 1, 3]) };
  await expect(keeping.run(wrong)).rejects.toThrow(/OrtRun.*\w{5}/);
  await expect(keeping.run({ other: nothing() })).rejects.toMatchObject({ code: 'internal' });
  expect((await keeping.run(heard()))[kept[0]!]!.dims).toEqual([1, 2, 1, 2]);
});
