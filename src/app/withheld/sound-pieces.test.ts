import { expect, test } from 'vitest';
import { cutOut, inPieces, isSounding, withoutOverlaps } from './sound-pieces.ts';

const rate = 16_000;
const sine = (seconds: number, level: number) =>
  Float32Array.from({ length: seconds * rate }, (_, i) => level * Math.sin(i / 8));

test('half a second of something is a sound; silence, hum and a click are not', () => {
  const sounds = (...parts: Float32Array[]) =>
    isSounding({ start: 0, samples: Float32Array.from(parts.flatMap((part) => [...part])) });
  expect(sounds(sine(3, 0))).toBe(false);
  expect(sounds(sine(3, 0.0001))).toBe(false);
  expect(sounds(sine(3, 0), sine(0.2, 0.1))).toBe(false);
  expect(sounds(sine(3, 0), sine(0.6, 0.01))).toBe(true);
});

test('ranges are cut out as far as the sound reaches back', () => {
  const sound = { start: 100, samples: Float32Array.from({ length: 50 }, (_, i) => i) };
  const cut = cutOut(sound, [
    { start: 0, end: 90 },
    { start: 90, end: 103 },
    { start: 148, end: 160 },
  ]);
  expect(cut.map(({ start, samples }) => [start, ...samples])).toEqual([
    [100, 0, 1, 2],
    [148, 48, 49],
  ]);
});

test('of pieces that overlap each sound is there once, of each voice', () => {
  const piece = (start: number, end: number, voice: number) => ({
    start,
    samples: Float32Array.from({ length: end - start }, (_, i) => start + i),
    voice,
  });
  const rest = withoutOverlaps([piece(10, 14, 0), piece(12, 16, 0), piece(12, 14, 1), piece(11, 13, 0)]);
  expect(rest.map(({ voice, samples }) => [voice, ...samples])).toEqual([
    [0, 10, 11, 12, 13],
    [0, 14, 15],
    [1, 12, 13],
  ]);
});

test('pieces are no longer than 20 s, leave nothing out, and are cut in the pause', () => {
  const samples = sine(45, 0.1);
  samples.fill(0, 13.5 * rate, 13.9 * rate);
  const pieces = inPieces({ start: 1000, samples });
  expect(pieces.map(({ samples }) => samples.length).reduce((sum, length) => sum + length)).toBe(samples.length);
  expect(Math.max(...pieces.map(({ samples }) => samples.length))).toBeLessThanOrEqual(20 * rate);
  const cut = pieces[1]!.start - 1000;
  expect(cut).toBeGreaterThan(13.5 * rate);
  expect(cut).toBeLessThan(13.9 * rate);
});

test('a short stretch is one piece', () => {
  expect(inPieces({ start: 7, samples: sine(3, 0.1) }).map(({ start, samples }) => [start, samples.length])).toEqual([
    [7, 3 * rate],
  ]);
});
