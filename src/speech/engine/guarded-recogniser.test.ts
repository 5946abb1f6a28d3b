import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { noAbilities } from '../../protocol/speech.ts';
import type { ModelRecogniser } from '../recogniser.ts';
import type { Gpu } from '../runtime/gpu-device.ts';
import { found, wordsOf } from '../testing/found-text.ts';
import { GuardedRecogniser, orDead } from './guarded-recogniser.ts';

const samples = new Float32Array(16_000);

/** A recogniser whose pass is `pass`. */
const doing = (pass: ModelRecogniser['recognise']): ModelRecogniser => ({
  abilities: noAbilities,
  recognise: pass,
  warmUp: async () => void (await pass(samples)),
  textOf: wordsOf,
  beginsWord: () => true,
  dispose: async () => {},
});

/** A GPU that can be lost, and that may have an uncaptured error. */
function gpuThat(unheard: AppError | null = null) {
  let lose = () => {};
  const lost = new Promise<never>((_, reject) => {
    lose = () => reject(new AppError('gpu-lost', 'gone'));
  });
  lost.catch(() => {});
  const check = () => {
    if (unheard) throw unheard;
  };
  const gpu = { device: { destroy: lose }, lost, check, close() {} } as unknown as Gpu;
  return { gpu, lose };
}

const never = new Promise<never>(() => {});

test.each([
  ['a thread that died', new AppError('thread-died', ''), 'thread-died'],
  ['no memory', new RangeError('Array buffer allocation failed'), 'out-of-memory'],
  ['more memory than there is', new RangeError('Invalid array buffer length'), 'out-of-memory'],
  ['no numbers', new AppError('output-broken', ''), 'output-broken'],
  ['anything of the runtime', new Error('abort()'), 'thread-died'],
  ['what is no reason to die elsewhere', new AppError('model-broken', ''), 'thread-died'],
])('%s is a death', async (_, thrown, code) => {
  await expect(orDead(Promise.reject(thrown))).rejects.toMatchObject({ code });
});

test('a pass that goes well is left alone', async () => {
  const recogniser = new GuardedRecogniser(
    doing(async () => found([1, 2])),
    gpuThat().gpu,
  );
  expect((await recogniser.recognise(samples))?.text).toBe('w1 w2');
  await recogniser.warmUp();
});

test('a pass that never ends on a device that is lost ends with it', async () => {
  const { gpu, lose } = gpuThat();
  const recogniser = new GuardedRecogniser(
    doing(() => never),
    gpu,
  );
  const passes = [recogniser.recognise(samples), recogniser.warmUp()];
  lose();
  for (const pass of passes) await expect(pass).rejects.toMatchObject({ code: 'gpu-lost' });
});

test('a pass that fails before its loss is told is a loss', async () => {
  const { gpu, lose } = gpuThat();
  const recogniser = new GuardedRecogniser(
    doing(async () => {
      setTimeout(lose);
      throw new Error('mapAsync was aborted');
    }),
    gpu,
  );
  await expect(recogniser.recognise(samples)).rejects.toMatchObject({ code: 'gpu-lost' });
});

test('what the GPU complained of makes the result worthless', async () => {
  const { gpu } = gpuThat(new AppError('out-of-memory', 'GPUOutOfMemoryError'));
  const recogniser = new GuardedRecogniser(
    doing(async () => found([1])),
    gpu,
  );
  await expect(recogniser.recognise(samples)).rejects.toMatchObject({ code: 'out-of-memory' });
});

test.each(['gpu-lost', 'out-of-memory'] as const)('%s on demand, and once', async (fault) => {
  const recogniser = new GuardedRecogniser(
    doing(async () => found([1])),
    undefined,
  );
  recogniser.inject(fault);
  await expect(recogniser.recognise(samples)).rejects.toMatchObject({ code: fault });
  expect((await recogniser.recognise(samples))?.text).toBe('w1');
});

test('a GPU is lost by its own path', async () => {
  const recogniser = new GuardedRecogniser(
    doing(() => never),
    gpuThat().gpu,
  );
  recogniser.inject('gpu-lost');
  await expect(recogniser.recognise(samples)).rejects.toMatchObject({ code: 'gpu-lost', message: 'gone' });
});

test('a model with outputs of another kind is no death of the runtime', async () => {
  const unsupported = new AppError('model-unsupported', 'the graph gives int64 instead of floats');
  const recogniser = new GuardedRecogniser(
    doing(async () => Promise.reject(unsupported)),
    gpuThat().gpu,
  );
  await expect(recogniser.warmUp()).rejects.toBe(unsupported);
});
