import { describe, expect, test } from 'vitest';
import { Tensor } from '../runtime.ts';
import { EncodedAudio } from './encoded-audio.ts';
import type { WhisperEncoder } from './encoder.ts';

const second = 16_000;
const plan = { bands: 4, frames: 300 };

/** Counts what it encodes, and the tensors that are alive. */
class CountingEncoder implements WhisperEncoder {
  readonly frames: number[] = [];
  alive = 0;

  async encode(_: Float32Array, frames: number): Promise<Tensor> {
    this.frames.push(frames);
    this.alive++;
    const tensor = new Tensor('float32', new Float32Array(2), [1, 2, 1]);
    const dispose = tensor.dispose.bind(tensor);
    tensor.dispose = () => {
      this.alive--;
      dispose();
    };
    return tensor;
  }

  async dispose(): Promise<void> {}
}

const sound = (seconds: number, loudness: number) => new Float32Array(seconds * second).fill(loudness);

describe('what was encoded', () => {
  test('is not encoded again for the same samples', async () => {
    const encoder = new CountingEncoder();
    const audio = new EncodedAudio(encoder, plan);
    const first = await audio.of(sound(1, 0.1));
    expect(await audio.of(sound(1, 0.1))).toBe(first);
    await audio.of(sound(1, 0.2));
    expect(await audio.of(sound(1, 0.1))).toBe(first);
    expect(encoder.frames).toHaveLength(2);
  });

  test('is known by its samples, however they are changed afterwards', async () => {
    const encoder = new CountingEncoder();
    const audio = new EncodedAudio(encoder, plan);
    const samples = sound(1, 0.1);
    await audio.of(samples);
    samples[500] = 0.3;
    await audio.of(samples);
    await audio.of(samples.subarray(0, 8000));
    expect(encoder.frames).toEqual([100, 100, 50]);
  });

  test('is given back when it has become old, and in the end', async () => {
    const encoder = new CountingEncoder();
    const audio = new EncodedAudio(encoder, plan);
    for (let i = 1; i <= 5; i++) await audio.of(sound(1, i / 10));
    expect(encoder.alive).toBe(2);
    audio.dispose();
    expect(encoder.alive).toBe(0);
  });
});

test('positions of 20 ms have sound', async () => {
  const audio = new EncodedAudio(new CountingEncoder(), plan);
  expect((await audio.of(sound(1, 0.1))).positions).toBe(50);
  expect((await audio.of(sound(1, 0.1).subarray(0, 161))).positions).toBe(1);
  expect((await audio.of(sound(5, 0.1))).positions).toBe(150);
  expect(audio.mostSamples).toBe(3 * second);
});
