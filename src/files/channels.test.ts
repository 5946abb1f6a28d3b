import { expect, test } from 'vitest';
import { seeded } from '../core/random.ts';
import { areApart } from './channels.ts';

const rate = 16_000;
const length = 20 * rate;

/** Noise that comes in words: 0.3 s loud, then quiet, at its own pace. */
function speaker(seed: number, wordSeconds: number): Float32Array {
  const random = seeded(seed);
  return Float32Array.from({ length }, (_, i) => {
    const isLoud = Math.floor(i / rate / wordSeconds) % 2 === 0;
    return (random() - 0.5) * (isLoud ? 0.4 : 0.002);
  });
}

async function* heard(...planes: Float32Array[]) {
  yield { at: 0, planes, rate };
}

const late = (sound: Float32Array, samples: number) => sound.map((_, i) => 0.7 * (sound[i - samples] ?? 0));

test('two speakers, a channel each, are apart', async () => {
  expect(await areApart(heard(speaker(1, 0.3), speaker(2, 0.41)))).toBe(true);
});

test('one voice on both channels is not, even from two microphones or with a pole reversed', async () => {
  const voice = speaker(1, 0.3);
  expect(await areApart(heard(voice, voice))).toBe(false);
  expect(await areApart(heard(voice, late(voice, 40)))).toBe(false);
  expect(
    await areApart(
      heard(
        voice,
        voice.map((sample) => -sample),
      ),
    ),
  ).toBe(false);
});

test('a silent channel, a single one, and six are no speakers', async () => {
  const voice = speaker(1, 0.3);
  expect(await areApart(heard(voice, new Float32Array(length)))).toBe(false);
  expect(await areApart(heard(voice))).toBe(false);
  expect(await areApart(heard(...Array.from({ length: 6 }, (_, i) => speaker(i, 0.3))))).toBe(false);
  expect(await areApart(heard())).toBe(false);
});

test('a speaker who comes in later is waited for, and nobody else is', async () => {
  const [waits, answers] = [speaker(1, 0.3), speaker(2, 0.41)];
  let blocks = 0;
  async function* call(answeredAt: number) {
    for (let at = 0; at < 600; at += length / rate, blocks++)
      yield { at, planes: [waits, at < answeredAt ? new Float32Array(length) : answers], rate };
  }
  expect(await areApart(call(60))).toBe(true);
  blocks = 0;
  expect(await areApart(call(0))).toBe(true);
  expect(blocks * (length / rate)).toBeLessThanOrEqual(40);
  blocks = 0;
  expect(await areApart(call(1000))).toBe(false);
  expect(blocks * (length / rate)).toBeLessThanOrEqual(200);
});

test('a speaker who comes in later is known in blocks of any length', async () => {
  const [waits, answers] = [speaker(1, 0.3), speaker(2, 0.41)];
  const nothing = new Float32Array(length);
  async function* call(answeredAt: number) {
    for (let at = 0; at < 600; at += 0.1) {
      const place = Math.round((at * rate) % length);
      const part = (sound: Float32Array) => sound.subarray(place, place + rate / 10);
      yield { at, planes: [part(waits), part(at < answeredAt ? nothing : answers)], rate };
    }
  }
  for (const answeredAt of [0, 31, 60, 120]) expect(await areApart(call(answeredAt))).toBe(true);
});
