/** Every edit over every layout that a model comes in, run: it gives the numbers of the file as it was. */

import { beforeAll, describe, expect, test } from 'vitest';
import { fromHalf, toHalf } from '../../core/float16.ts';
import type { Dtype } from '../../protocol/model.ts';
import { createSession, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { smallDecoder } from '../testing/small-decoder.ts';
import { bands, frames, smallEncoder, width } from '../testing/small-encoder.ts';
import { smallScores, vocabulary } from '../testing/small-scores.ts';
import { smallTransducer } from '../testing/small-transducer.ts';
import { inLayout } from '../testing/weight-layouts.ts';
import { keyWeights, tailed, tailHidden, tailKeys, tailValues, withSilentTail } from './encoder/silent-tail.ts';
import { withVariableLength } from './encoder/variable-length.ts';
import { withExactRows } from './exact-rows.ts';
import { withFloatEnds } from './float-ends.ts';
import { withFloatWeights } from './float-weights.ts';
import { Model } from './main-graph.ts';
import { splitDecoder } from './split-decoder.ts';
import { splitJoint } from './split-joint.ts';
import { readerInputs, tokenReader, tokensRead } from './token-reader.ts';
import { frameWeights, withWeightedFrames } from './weighted-frames.ts';

type Feeds = Record<string, Tensor>;
type Bytes = Uint8Array<ArrayBuffer>;

const dtypes: readonly Dtype[] = ['fp32', 'fp16', 'q8', 'uint8', 'q4', 'q4f16'];
/** Half precision is published with ends of 16 bits, and of 32 (`keep_io_types`). */
const layouts = [...dtypes.map((dtype) => [dtype, 'as it is'] as const), ['fp16', 'with ends of 32 bits'] as const];

beforeAll(() => startRuntime());

const floats = (dims: number[], seed = 1) => {
  const values = Float32Array.from({ length: dims.reduce((all, dim) => all * dim, 1) }, (_, i) =>
    Math.sin(seed + 3 * i),
  );
  return tensor('float32', values, dims);
};

async function run(model: Bytes, feeds: Feeds): Promise<Feeds> {
  const session = await createSession(withFloatEnds(Model.of(model)).bytes);
  try {
    return await session.run(feeds);
  } finally {
    await session.release();
  }
}

const numbers = (values: Tensor | undefined): number[] => {
  const { type, data } = values!;
  if (type !== 'float16') return [...(data as Float32Array)];
  const { buffer, byteOffset, length } = data as Uint16Array;
  return [...new Uint16Array(buffer, byteOffset, length)].map(fromHalf);
};

/** Two ways to the same numbers differ by the rounding of half floats, or of activations to 8 bits. */
const near = (values: number[]) => {
  const size = Math.max(...values.map(Math.abs));
  return values.map((value) => expect.toSatisfy((found: number) => Math.abs(found - value) <= 0.02 * size));
};

describe.each(layouts)('%s %s', (dtype, ends) => {
  const made = (model: Bytes) =>
    ends === 'as it is' ? inLayout(model, dtype) : withFloatEnds(Model.of(inLayout(model, dtype)), () => false).bytes;
  const hasHalfEnds = ends === 'as it is' && (dtype === 'fp16' || dtype === 'q4f16');

  describe('an encoder', () => {
    const model = made(smallEncoder());
    const features = () => floats([1, bands, 2 * frames]);
    const expected = async () => numbers((await run(model, { features: features() })).hidden);

    test('has ends of 32 bits', async () => {
      const given = features();
      const halves = () => tensor('float16', Uint16Array.from(given.data as Float32Array, toHalf), given.dims);
      const session = await createSession(model);
      const { hidden } = await session.run({ features: hasHalfEnds ? halves() : given });
      expect(hidden!.type).toBe(hasHalfEnds ? 'float16' : 'float32');
      expect(await expected()).toEqual(near(numbers(hidden)));
    });

    test('of any length', async () => {
      const { hidden } = await run(withVariableLength(model)!, { features: features() });
      expect(numbers(hidden)).toEqual(near(await expected()));
    });

    test('with a silent tail', async () => {
      const edited = withSilentTail(Model.of(model))!.bytes;
      const seen = new Float32Array(bands * (2 * frames + 2));
      const given = features().data as Float32Array;
      for (let band = 0; band < bands; band++) {
        seen.set(given.subarray(band * 2 * frames, (band + 1) * 2 * frames), band * (2 * frames + 2));
      }
      const tail = (dims: number[]) => tensor('float32', new Float32Array(0), dims);
      const whole = await run(edited, {
        features: tensor('float32', seen, [1, bands, 2 * frames + 2]),
        [keyWeights]: tensor('float32', new Float32Array(frames), [frames]),
        [tailHidden]: tail([1, 0, width]),
        [tailKeys(0)]: tail([1, 2, width / 2, 0]),
        [tailValues(0)]: tail([1, 2, 0, width / 2]),
      });
      expect(numbers(whole[tailed])).toEqual(near(await expected()));
      // The second half of the window given as a tail, from the pass over the whole.
      const half = frames / 2;
      const behind = (values: Tensor, axis: 2 | 3) => lastFrames(values, axis, half);
      const short = await run(edited, {
        features: tensor('float32', firstColumns(seen, 2 * frames + 2, 2 * half + 2), [1, bands, 2 * half + 2]),
        [keyWeights]: tensor('float32', new Float32Array(frames), [frames]),
        [tailHidden]: tensor('float32', Float32Array.from(numbers(whole[tailed]).slice(half * width)), [
          1,
          half,
          width,
        ]),
        [tailKeys(0)]: behind(whole.key!, 3),
        [tailValues(0)]: behind(whole.value!, 2),
      });
      expect(numbers(short[tailed])).toEqual(near(await expected()));
    });
  });

  describe('a decoder', () => {
    const model = made(smallDecoder({ hasSoftmax: true }));
    const heard = () => floats([1, 3, 4]);
    const token = () => tensor('int64', BigInt64Array.of(5n), [1, 1]);
    const noPast = (): Feeds => {
      const empty = () =>
        hasHalfEnds
          ? tensor('float16', new Uint16Array(0), [1, 2, 0, 2])
          : tensor('float32', new Float32Array(0), [1, 2, 0, 2]);
      const names = ['decoder', 'encoder'].flatMap((side) => ['key', 'value'].map((part) => `${side}.${part}`));
      return Object.fromEntries(names.map((name) => [`past_key_values.0.${name}`, empty()]));
    };
    const isLater = (later: boolean) => tensor('bool', Uint8Array.of(later ? 1 : 0), [1]);
    const first = (encoder_hidden_states = heard()) => ({
      input_ids: token(),
      encoder_hidden_states,
      use_cache_branch: isLater(false),
      ...noPast(),
    });
    const expected = async () => numbers((await run(model, first())).logits);

    test('keeps its past in the bits of its weights', async () => {
      const outputs = await run(model, first());
      expect(outputs.logits!.type).toBe('float32');
      expect(outputs['present.0.decoder.key']!.type).toBe(hasHalfEnds ? 'float16' : 'float32');
    });

    test('with exact rows, and with weights for a GPU', async () => {
      for (const edit of [withExactRows, withFloatWeights]) {
        expect(numbers((await run(edit(model), first())).logits)).toEqual(near(await expected()));
      }
    });

    test('over frames of unequal weight', async () => {
      const edited = withWeightedFrames(Model.of(model))!.bytes;
      const weights = (...values: number[]) => tensor('float32', Float32Array.from(values), [values.length]);
      const plain = await run(edited, { ...first(), [frameWeights]: weights(0, 0, 0) });
      expect(numbers(plain.logits)).toEqual(near(await expected()));
      const heardTwice = tensor(
        'float32',
        Float32Array.from([...(heard().data as Float32Array).slice(0, 8), ...(heard().data as Float32Array).slice(4)]),
        [1, 4, 4],
      );
      const twice = await run(model, first(heardTwice));
      const once = await run(edited, { ...first(), [frameWeights]: weights(0, Math.log(2), 0) });
      expect(numbers(once.logits)).toEqual(near(numbers(twice.logits)));
      expect(numbers(once.logits)).not.toEqual(near(numbers(plain.logits)));
    });

    test('taken apart, weighted, and read by a graph beside it', async () => {
      const weighted = withWeightedFrames(Model.of(model))!;
      const { audio, step } = splitDecoder(weighted)!;
      const keys = await run(audio.bytes, { encoder_hidden_states: heard() });
      const past = Object.fromEntries(
        Object.entries(keys).map(([name, value]) => [name.replace('present', 'past_key_values'), value]),
      );
      const outputs = await run(step.bytes, {
        ...noPast(),
        ...past,
        input_ids: token(),
        [frameWeights]: tensor('float32', new Float32Array(3), [3]),
      });
      const scores = numbers(outputs.logits);
      expect(scores).toEqual(near(await expected()));
      const greatest = Math.max(...scores);
      const sum = scores.reduce((all, score) => all + Math.exp(score - greatest), 0);
      const read = await run(tokenReader(step.bytes, { lists: [[]], firstTime: null })!, {
        logits: outputs.logits!,
        ...asking(1, scores.length),
      });
      const [likeliest, logProbability, asked] = numbers(read[tokensRead]);
      expect(likeliest).toBe(scores.indexOf(greatest));
      expect(logProbability).toBeCloseTo(-Math.log(sum), 2);
      expect(asked).toBeCloseTo(scores[1]! - greatest - Math.log(sum), 2);
    });
  });

  test('scores of many tokens are summed up in 32 bits', async () => {
    const logits = tensor('float32', Float32Array.of(-3, 1, 5, 5, 0, 2), [1, 1, vocabulary]);
    const outputs = await run(tokenReader(made(smallScores()), { lists: [[2]], firstTime: null })!, {
      logits,
      ...asking(5, vocabulary),
    });
    const [likeliest, logProbability, asked] = numbers(outputs[tokensRead]);
    expect(likeliest).toBe(3);
    const sumOf = (...scores: number[]) => scores.reduce((all, score) => all + Math.exp(score - 5), 0);
    expect(logProbability).toBeCloseTo(-Math.log(sumOf(-3, 1, 5, 0, 2)), 4);
    expect(asked).toBeCloseTo(-3 - Math.log(sumOf(-3, 1, 5, 5, 0, 2)), 4);
  });

  test('a transducer in three parts', async () => {
    const model = made(smallTransducer());
    const heard = floats([1, 4, 1]);
    const targets = tensor('int32', Int32Array.of(7), [1, 1]);
    const states = { input_states_1: floats([1, 1, 4], 2), input_states_2: floats([1, 1, 4], 4) };
    const whole = await run(model, {
      encoder_outputs: heard,
      targets,
      target_length: tensor('int32', Int32Array.of(1), [1]),
      ...states,
    });
    const { frames: project, prediction, joint, names } = splitJoint(Model.of(model))!;
    const { [names.frame]: frame } = await run(project.bytes, { encoder_outputs: heard });
    const read = await run(prediction.bytes, { targets, ...states });
    const met = await run(joint.bytes, { [names.frame]: frame!, [names.text]: read[names.text]! });
    expect([frame!.type, read[names.text]!.type]).toEqual(['float32', 'float32']);
    expect(numbers(met.outputs)).toEqual(near(numbers(whole.outputs)));
    expect(numbers(read.output_states_1)).toEqual(near(numbers(whole.output_states_1)));
  });
});

/** One token of a pass, and the place of one that is asked, among so many. */
const asking = (place: number, tokens: number) => ({
  [readerInputs.masks]: tensor('int64', BigInt64Array.of(0n), [1]),
  [readerInputs.forbidden]: tensor('float32', Float32Array.of(-1), [1, 1]),
  [readerInputs.temperature]: tensor('float32', Float32Array.of(0), [1]),
  [readerInputs.noiseStart]: tensor('int64', BigInt64Array.of(0n), [1]),
  [readerInputs.noiseEnd]: tensor('int64', BigInt64Array.of(BigInt(tokens)), [1]),
  [readerInputs.asked]: tensor('int64', BigInt64Array.of(BigInt(place)), [1]),
});

function firstColumns(values: Float32Array, columns: number, count: number): Float32Array<ArrayBuffer> {
  const rows = Array.from({ length: values.length / columns }, (_, row) =>
    values.slice(row * columns, row * columns + count),
  );
  return Float32Array.from(rows.flatMap((row) => [...row]));
}

/** The last `count` frames of [1, heads, …], where `axis` counts frames. */
function lastFrames(values: Tensor, axis: 2 | 3, count: number): Tensor {
  const [, heads, rows, columns] = values.dims as [number, number, number, number];
  const kept = axis === 2 ? [rows - count, 0] : [0, columns - count];
  const found: number[] = [];
  for (let at = 0; at < values.data.length; at++) {
    const [row, column] = [Math.floor(at / columns) % rows, at % columns];
    if (row >= kept[0]! && column >= kept[1]!) found.push(Number(values.data[at]));
  }
  const dims = axis === 2 ? [1, heads, count, columns] : [1, heads, rows, count];
  return tensor('float32', Float32Array.from(found), dims);
}
