import { expect, test } from 'vitest';
import { rmsDb } from '../../core/loudness.ts';
import { VoiceGain } from './voice-gain.ts';

const frame = (db: number) => new Float32Array(512).fill(10 ** (db / 20));
const levels = (gain: VoiceGain, dbs: readonly number[]) => dbs.map((db) => rmsDb(gain.raised(frame(db))));

test('what is quiet is raised, no further than where voices are, and what is loud is left alone', () => {
  expect(levels(new VoiceGain(512), [-45])[0]).toBeCloseTo(-30, 3);
  expect(levels(new VoiceGain(512), [-90])[0]).toBeCloseTo(-70, 3);
  expect(levels(new VoiceGain(512), [-12])[0]).toBeCloseTo(-12, 3);
});

test('the quiet between loud words is not raised, until the loud ones are long ago', () => {
  const gain = new VoiceGain(512);
  expect(levels(gain, [-20, -60])[1]).toBeCloseTo(-60, 3);
  expect(
    levels(
      gain,
      Array.from({ length: 400 }, () => -60),
    ).at(-1),
  ).toBeCloseTo(-40, 3);
});

test('digital silence stays what it is', () => {
  expect(new VoiceGain(512).raised(new Float32Array(512)).every((sample) => sample === 0)).toBe(true);
});
