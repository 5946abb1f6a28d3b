import { beforeAll, describe, expect, test } from 'vitest';
import type { EncoderOutput } from '../decoding/merged-decoder.ts';
import { floats } from '../runtime/floats.ts';
import { tensor } from '../runtime/onnx-runtime.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { WorkAccount } from '../work-account.ts';
import { EncodedAudio } from './encoded-audio.ts';
import type { WhisperEncoder } from './encoder/encoder.ts';

beforeAll(() => startRuntime());

const second = 16_000;
const features = { bands: 4, frames: 300 };
const audioOf = (encoder: WhisperEncoder, weighsFrames = true) => new EncodedAudio({ encoder, features, weighsFrames });

/** Counts what it encodes, and the tensors that are alive. */
class CountingEncoder implements WhisperEncoder {
  readonly frames: number[] = [];
  alive = 0;

  /** Two positions, the second of which stands for three. */
  async encode(_: Float32Array, frames: number): Promise<EncoderOutput> {
    this.frames.push(frames);
    return { hidden: this.#tensor(2), weights: Float32Array.of(0, Math.log(3)) };
  }

  isShort = () => true;
  encodeWhole = async (): Promise<EncoderOutput> => ({ hidden: this.#tensor(4) });

  #tensor(positions: number) {
    this.alive++;
    const values = Float32Array.from({ length: positions }, (_, at) => at);
    const hidden = tensor('float32', values, [1, positions, 1]);
    const dispose = hidden.dispose.bind(hidden);
    hidden.dispose = () => {
      this.alive--;
      dispose();
    };
    return hidden;
  }

  async dispose(): Promise<void> {}
}

const sound = (seconds: number, loudness: number) => new Float32Array(seconds * second).fill(loudness);

test('the frames that are encoded are put on the account, with those of the silence behind a short encoding', async () => {
  const audio = audioOf(new CountingEncoder());
  const work = new WorkAccount();
  work.addPlain(1000, 0);
  await audio.of(sound(1, 0.1), work);
  expect(work.left).toBe(4000 - 150 - 50);
  await audio.of(sound(1, 0.1), work);
  expect(work.left).toBe(3800);
  await audio.wholeOf(sound(1, 0.1), work);
  await audio.wholeOf(sound(1, 0.1), work);
  expect(work.left).toBe(3650);
});

describe('what was encoded', () => {
  test('is not encoded again for the same samples', async () => {
    const encoder = new CountingEncoder();
    const audio = audioOf(encoder);
    const first = await audio.of(sound(1, 0.1));
    expect(await audio.of(sound(1, 0.1))).toBe(first);
    await audio.of(sound(1, 0.2));
    expect(await audio.of(sound(1, 0.1))).toBe(first);
    expect(encoder.frames).toHaveLength(2);
  });

  test('is known by its samples, however they are changed afterwards', async () => {
    const encoder = new CountingEncoder();
    const audio = audioOf(encoder);
    const samples = sound(1, 0.1);
    await audio.of(samples);
    samples[500] = 0.3;
    await audio.of(samples);
    await audio.of(samples.subarray(0, 8000));
    expect(encoder.frames).toEqual([100, 100, 50]);
  });

  test('is given back when it has become old, and in the end', async () => {
    const encoder = new CountingEncoder();
    const audio = audioOf(encoder);
    for (let i = 1; i <= 5; i++) await audio.of(sound(1, i / 10));
    expect(encoder.alive).toBe(2);
    audio.dispose();
    expect(encoder.alive).toBe(0);
  });
});

test('of the whole window takes the place of what was encoded before', async () => {
  const encoder = new CountingEncoder();
  const audio = audioOf(encoder);
  expect(await audio.of(sound(1, 0.1))).toMatchObject({ isShort: true });
  const whole = await audio.wholeOf(sound(1, 0.1));
  expect(whole).toMatchObject({ isShort: false });
  expect(await audio.of(sound(1, 0.1))).toBe(whole);
  expect(await audio.wholeOf(sound(1, 0.1))).toBe(whole);
  expect(encoder.alive).toBe(1);
});

test('for a decoder that cannot weigh frames, each stands for itself', async () => {
  const { hidden, weights } = await audioOf(new CountingEncoder(), false).of(sound(1, 0.1));
  expect([...floats(hidden)]).toEqual([0, 1, 1, 1]);
  expect(weights).toBeUndefined();
});

test('positions of 20 ms have sound', async () => {
  const audio = audioOf(new CountingEncoder());
  expect((await audio.of(sound(1, 0.1))).positions).toBe(50);
  expect((await audio.of(sound(1, 0.1).subarray(0, 161))).positions).toBe(1);
  expect((await audio.of(sound(5, 0.1))).positions).toBe(150);
  expect(audio.mostSamples).toBe(3 * second);
});
