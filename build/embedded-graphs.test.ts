/** What was built of the embedded model gives the numbers of its own graphs, edited when they are loaded. */

import { beforeAll, expect, test } from 'vitest';
import { moonshineFiles } from '../benches/moonshine/app-in-node.ts';
import { seeded } from '../src/core/random.ts';
import type { BuiltGraphs, ModelFiles } from '../src/protocol/model.ts';
import { compileBuilt, compileBuiltDecoder } from '../src/speech/runtime/compile-built.ts';
import { compileDecoder, compileEncoder } from '../src/speech/runtime/compile-graphs.ts';
import { type Session, type Tensor, tensor } from '../src/speech/runtime/onnx-runtime.ts';
import { startRuntime } from '../src/speech/testing/runtime-in-node.ts';
import { builtGraphs } from './embedded-graphs.ts';

let files: ModelFiles;
let built: BuiltGraphs;

beforeAll(async () => {
  // It starts the runtime by itself, and that is started once.
  built = await builtGraphs();
  await startRuntime();
  files = await moonshineFiles();
}, 120_000);

const random = seeded(1);
const between = (least: number, most: number) => Math.floor(least + random() * (most - least + 1));

function floatsOf(dims: readonly number[]): Tensor {
  const count = dims.reduce((product, size) => product * size, 1);
  return tensor(
    'float32',
    Float32Array.from({ length: count }, () => 2 * random() - 1),
    dims,
  );
}

/** Within what 32 bits can hold of numbers up to 10, where the runtime's operators for several steps add in another order. */
const nearly = 5e-5;

async function expectSame(
  [whole, other]: readonly [Session, Session],
  feeds: Record<string, Tensor>,
  farthest = 0,
): Promise<void> {
  const [expected, found] = [await whole.run(feeds), await other.run(feeds)];
  expect(Object.keys(found)).toEqual(Object.keys(expected));
  for (const [name, value] of Object.entries(expected)) {
    expect(found[name]!.dims, name).toEqual(value.dims);
    const numbers = (await found[name]!.getData()) as Float32Array;
    const apart = ((await value.getData()) as Float32Array).map((number, at) => Math.abs(number - numbers[at]!));
    expect(
      apart.every((distance) => distance <= farthest),
      name,
    ).toBe(true);
  }
}

test('the encoder', { timeout: 120_000 }, async () => {
  const encoders = [
    await compileEncoder(files.encoder, 'wasm'),
    await compileBuilt(built.encoder, files.encoder.onnx),
  ] as const;
  for (const samples of [1024, 16_000, between(1024, 80_000), between(1024, 80_000)]) {
    await expectSame(encoders, { input_values: floatsOf([1, samples]) });
  }
});

test('the decoder', { timeout: 120_000 }, async () => {
  const whole = await compileDecoder(files.decoder, 'wasm', { givesAttentions: true });
  const other = await compileBuiltDecoder(built.decoder, files.decoder.onnx);
  const { width } = built.decoder.output;
  for (const frames of [1, 40, 400]) {
    await expectSame([whole.audio!, other.audio!], { encoder_hidden_states: floatsOf([1, frames, width]) });
  }
  const someLengths = Array.from({ length: 8 }, () => [between(0, 60), between(1, 6), between(1, 200)] as const);
  for (const [past, length, frames] of [[0, 1, 40], [0, 4, 1], [20, 1, 400], ...someLengths] as const) {
    const ids = BigInt64Array.from({ length }, () => BigInt(between(10, 20_000)));
    const kept = whole.step.inputs.filter((input) => input.isTensor && input.name !== 'input_ids');
    const feeds = kept.map((input) => {
      const open = input.name.includes('.decoder.') ? past : frames;
      const sizes = input.isTensor ? input.shape : [];
      return [
        input.name,
        floatsOf(sizes.map((size, axis) => (typeof size === 'number' ? size : axis === 0 ? 1 : open))),
      ];
    });
    const ids64 = tensor('int64', ids, [1, length]);
    await expectSame([whole.step, other.step], { input_ids: ids64, ...Object.fromEntries(feeds) }, nearly);
  }
  const hidden = Float32Array.from({ length: width }, () => 2 * random() - 1);
  expect(other.output!.scores(hidden)).toEqual(whole.output!.scores(hidden));
});
