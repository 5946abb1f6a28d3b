import { expect, test } from 'vitest';
import { SnrMeter } from './snr-meter.ts';

/** Number of frames of 32 ms: half a minute, more than the meter needs. */
const many = 1000;

function heard(...stretches: { db: number; probability: number; frames?: number }[]): SnrMeter {
  const meter = new SnrMeter();
  for (const { db, probability, frames = many } of stretches) {
    for (let i = 0; i < frames; i++) meter.push(db, probability);
  }
  return meter;
}

const speech = { db: -20, probability: 0.99 };
const room = { db: -60, probability: 0.01 };

test('how far speech stands out is known when both were heard for a while', () => {
  expect(heard().snrDb).toBeNull();
  expect(heard(speech).snrDb).toBeNull();
  expect(heard(room).snrDb).toBeNull();
  expect(heard(room, { ...speech, frames: 2 }).snrDb).toBeNull();
  expect(heard(room, speech).snrDb).toBeCloseTo(40);
});

test('the level of speech is known without any background', () => {
  expect(heard({ ...speech, frames: 2 }).speechDb).toBeNull();
  expect(heard(room, speech).speechDb).toBeCloseTo(-20);
});

test('what may be either is neither', () => {
  expect(heard(room, speech, { db: 0, probability: 0.45 }).snrDb).toBeCloseTo(40);
});

test('one loud frame changes little, and a room that has become loud is noticed', () => {
  expect(heard(room, speech, { db: 0, probability: 0, frames: 1 }).snrDb).toBeGreaterThan(35);
  expect(heard(room, speech, { db: -30, probability: 0 }).snrDb).toBeCloseTo(10, 0);
});
