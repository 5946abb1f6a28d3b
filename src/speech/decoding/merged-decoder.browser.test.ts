/** A split decoder against the same decoder as one graph, on a graph small enough to read. */

import { beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../protocol/model.ts';
import { withExactRows } from '../graph/exact-rows.ts';
import { compileDecoder } from '../runtime/compile-graphs.ts';
import { createSession, type Session, tensor } from '../runtime/onnx-runtime.ts';
import { startRuntime } from '../testing/runtime-files.ts';
import { silentMeter } from '../testing/silent-meter.ts';
import { type SmallDecoderOptions, smallDecoder } from '../testing/small-decoder.ts';
import { type EncoderOutput, MergedDecoder } from './merged-decoder.ts';

let heard: EncoderOutput;

beforeAll(async () => {
  await startRuntime();
  const frames = Float32Array.from({ length: 20 }, (_, i) => 0.1 * Math.cos(3 * i));
  heard = { hidden: tensor('float32', frames, [1, 5, 4]) };
});

const asFile = (bytes: Uint8Array<ArrayBuffer>): Graph => ({ onnx: bytes.buffer, data: [] });

async function decoders(options: SmallDecoderOptions = {}) {
  const whole = { audio: null, step: await createSession(withExactRows(smallDecoder(options))) };
  const parts = await compileDecoder(asFile(smallDecoder(options)), 'wasm');
  return { whole: new MergedDecoder(whole, silentMeter), apart: new MergedDecoder(parts, silentMeter), parts };
}

/** The logits of a sequence of steps: a prefix, single tokens, and a crop. */
async function scores(decoder: MergedDecoder): Promise<number[][]> {
  const decoding = decoder.begin(heard);
  const all: number[][] = [];
  const keep = async (...tokens: number[]) => {
    const logits = await decoding.step(tokens);
    for (const at of tokens.keys()) all.push([...logits.at(at)]);
  };
  await keep(1, 5, 7);
  await keep(2);
  await decoding.crop(2);
  await keep(9);
  await keep(4);
  await keep(6);
  return all;
}

const close = (rows: number[][]) => rows.map((row) => row.map((score) => expect.closeTo(score, 4)));

test('it is taken apart, and gives the same scores', async () => {
  const { whole, apart, parts } = await decoders();
  expect(parts.audio?.inputs.map(({ name }) => name)).toEqual(['encoder_hidden_states']);
  expect(parts.step.inputs.map(({ name }) => name)).not.toContain('use_cache_branch');
  expect(await scores(apart)).toEqual(close(await scores(whole)));
});

test('one that is made otherwise stays whole', async () => {
  const { whole, apart, parts } = await decoders({ isOtherwise: true });
  expect(parts.audio).toBeNull();
  expect(await scores(apart)).toEqual(close(await scores(whole)));
});

describe('several tokens in a pass', () => {
  test('where they would see each other, they are taken one by one', async () => {
    const { apart } = await decoders({ seesAhead: true });
    const alone = async () => {
      const decoding = apart.begin(heard);
      const rows: number[][] = [];
      for (const token of [1, 5, 7]) rows.push([...(await decoding.step([token])).at(0)]);
      return rows;
    };
    const together = async () => {
      const logits = await apart.begin(heard).step([1, 5, 7]);
      return [0, 1, 2].map((at) => [...logits.at(at)]);
    };
    expect(await together()).not.toEqual(close(await alone()));
    await apart.probe(heard, [1, 2, 3]);
    expect(await together()).toEqual(close(await alone()));
  });

  test('where they do not, they stay together', async () => {
    const { parts } = await decoders();
    let runs = 0;
    const counting: Session = { ...parts.step, run: (...all) => parts.step.run(...all).finally(() => runs++) };
    const decoder = new MergedDecoder({ ...parts, step: counting }, silentMeter);
    await decoder.probe(heard, [1, 2, 3]);
    runs = 0;
    await decoder.begin(heard).step([1, 5, 7]);
    expect(runs).toBe(1);
  });
});

describe('what a graph must have', () => {
  const session = (inputs: readonly object[]) => ({ inputs, outputs: [] }) as unknown as Session;
  const key = { name: 'past_key_values.0.decoder.key', isTensor: true, type: 'float32', shape: ['b', 2, 'p', 2] };

  test.each([
    ['a past', [{ name: 'input_ids', isTensor: true }]],
    ['heads of a fixed size', [{ ...key, shape: ['b', 'h', 'p', 2] }]],
    ['a past of 16 or 32 bits', [{ ...key, type: 'float64' }]],
    ['no input that nobody knows', [key, { name: 'attention_sinks', isTensor: true }]],
  ])('%s', (_, inputs) => {
    expect(() => new MergedDecoder({ audio: null, step: session(inputs) }, silentMeter)).toThrow(
      expect.objectContaining({ code: 'model-unsupported', details: [expect.any(String)] }),
    );
  });
});
