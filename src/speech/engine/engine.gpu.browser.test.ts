/**
 * Models on the GPU give the results of the processor. The adapter is a software implementation, which is correct and slow: the audio is a
 * second long.
 */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Provider } from '../../protocol/runtime.ts';
import { withFloatWeights } from '../graph/float-weights.ts';
import { Moonshine } from '../moonshine/moonshine.ts';
import { floats } from '../runtime/floats.ts';
import { type Gpu, openGpu, watched } from '../runtime/gpu-device.ts';
import { computeOn, createSession, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { quantisedConvolution, quantisedModel } from '../testing/quantised-model.ts';
import { recordings, samplesOf } from '../testing/recordings.ts';
import { modelFiles, processor, startRuntime } from '../testing/runtime-files.ts';
import { silentMeter } from '../testing/silent-meter.ts';
import { runWide } from '../testing/wide-model.ts';
import { GuardedRecogniser } from './guarded-recogniser.ts';

const adapter = await navigator.gpu?.requestAdapter();
/** A buffer that the page may map for reading (1) cannot be storage for shaders (128). */
const nonsense = { size: 4, usage: 1 | 128 };
const rowBytes = 2 ** 20;
/** Several passes, each of which builds its shaders. */
const minutes = { timeout: 240_000 };

describe.skipIf(!adapter)('on a GPU adapter', () => {
  let gpu: Gpu;

  beforeAll(async () => {
    gpu = await openGpu({ half: false });
  });

  afterAll(() => gpu.close());

  describe.each(['jspi', 'asyncify'] as const)('in the %s build', (kind) => {
    beforeAll(async () => {
      await startRuntime(kind);
      computeOn(gpu.device);
    });

    test('products of 8-bit weights are those of the processor', async () => {
      const feeds = {
        rows: tensor('float32', Float32Array.of(0.3, 0.11, 0.07, 0.2), [1, 4]),
        choice: tensor('bool', Uint8Array.of(1), []),
      };
      const model = withFloatWeights(quantisedModel());
      const expected = await (await createSession(model)).run(feeds);
      const found = await watched(gpu, async () => (await createSession(model, { provider: 'webgpu' })).run(feeds));
      for (const name of ['inside', 'outside']) expect(numbers(found[name])).toEqual(close(numbers(expected[name])));
    });

    test('convolutions too', async () => {
      const feeds = {
        sound: tensor(
          'float32',
          Float32Array.from({ length: 9 }, (_, i) => Math.sin(i)),
          [1, 1, 9],
        ),
      };
      const model = withFloatWeights(quantisedConvolution());
      const expected = await (await createSession(model)).run(feeds);
      const found = await watched(gpu, async () => (await createSession(model, { provider: 'webgpu' })).run(feeds));
      expect(numbers(found.sound_out)).toEqual(close(numbers(expected.sound_out)));
    });
  });

  describe('the embedded model', () => {
    const placed = async (encoder: Provider, decoder: Provider) => {
      await startRuntime('jspi');
      computeOn(gpu.device);
      return Moonshine.load(await modelFiles(), { ...processor, encoder, decoder }, silentMeter);
    };
    let speech: Float32Array;
    let tokens: number[];

    beforeAll(async () => {
      const jfk = (await recordings()).find(({ id }) => id.startsWith('jfk'))!;
      speech = await samplesOf(jfk, 1.3);
      const recogniser = await placed('wasm', 'wasm');
      tokens = (await recogniser.recognise(speech))!.tokens;
      expect(recogniser.textOf(tokens)).toMatch(/so/i);
      await recogniser.dispose();
    });

    test.each([
      ['webgpu', 'wasm'],
      ['webgpu', 'webgpu'],
    ] as const)(
      'has the same words with its encoder on %s and its decoder on %s',
      minutes,
      async (encoder, decoder) => {
        const recogniser = await placed(encoder, decoder);
        const found = await watched(gpu, () => recogniser.recognise(speech));
        expect(found?.tokens).toEqual(tokens);
        await recogniser.dispose();
      },
    );

    test('a device that is lost in the middle is told as that, and stays lost', minutes, async () => {
      const own = await openGpu({ half: false });
      await startRuntime('jspi');
      computeOn(own.device);
      const backend = { ...processor, encoder: 'webgpu' } as const;
      const recogniser = new GuardedRecogniser(await Moonshine.load(await modelFiles(), backend, silentMeter), own);
      recogniser.inject('gpu-lost');
      await expect(recogniser.recognise(speech)).rejects.toMatchObject({ code: 'gpu-lost' });
      await expect(recogniser.recognise(speech)).rejects.toMatchObject({ code: 'gpu-lost' });
    });
  });

  test('what a call does not tell is heard', async () => {
    const invalid = () => gpu.device.createBuffer(nonsense);
    await expect(watched(gpu, async () => void invalid())).rejects.toMatchObject({ code: 'output-broken' });
    gpu.check();
    const other = await openGpu({ half: false });
    const told = new Promise((resolve) => other.device.addEventListener('uncapturederror', resolve));
    other.device.createBuffer(nonsense);
    // Told with the next answer from the GPU, which every pass waits for.
    await other.device.queue.onSubmittedWorkDone();
    await told;
    expect(() => other.check()).toThrow(expect.objectContaining({ code: 'output-broken' }));
    other.close();
  });

  test('memory that runs out is told as that', async () => {
    const own = await openGpu({ half: false });
    await startRuntime('jspi');
    computeOn(own.device);
    const all = () => runWide([own.device.limits.maxBufferSize / rowBytes, rowBytes / 4]);
    const isTold = { code: 'out-of-memory', message: expect.stringMatching(/OUT_OF_DEVICE_MEMORY/) };
    await expect(watched(own, all)).rejects.toMatchObject(isTold);
    // In a pass, where nobody watches.
    await all().catch(() => {});
    expect(() => own.check()).toThrow(expect.objectContaining(isTold));
    own.close();
  });

  test.skipIf(adapter?.features.has('shader-f16'))('16 bits are not asked of a GPU that has none', async () => {
    await expect(openGpu({ half: true })).rejects.toMatchObject({ code: 'backend-unsupported' });
  });
});

const close = (values: number[]) => values.map((value) => expect.closeTo(value, 3));
const numbers = (values: Tensor | undefined) => [...floats(values)];
