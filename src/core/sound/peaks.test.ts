import { expect, test } from 'vitest';
import { areAlike, barsOf, peaksOf, silencesOf } from './peaks.ts';

const rate = 16_000;

/** Seconds of a tone at these amplitudes, 0 to 1, one second each. */
function tone(...amplitudes: number[]): Int16Array {
  return Int16Array.from({ length: amplitudes.length * rate }, (_, i) => {
    return 32_767 * amplitudes[Math.floor(i / rate)]! * Math.sin((2 * Math.PI * 440 * i) / rate);
  });
}

test('a byte for each tenth of a second, in equal steps of decibels', () => {
  const peaks = peaksOf(tone(0, 0.01, 0.1, 1), rate);
  expect(peaks).toHaveLength(40);
  const [silent, soft, middle, loud] = [5, 15, 25, 35].map((at) => peaks[at]!);
  expect(silent).toBe(0);
  // A tone is 3 dB below its amplitude; 20 dB are a third of the range.
  expect(loud).toBe(242);
  expect([middle! - soft!, loud! - middle!]).toEqual([85, 85]);
});

test('a rest of less than a tenth counts', () => {
  expect(peaksOf(tone(1).subarray(0, rate / 10 + 1), rate)).toHaveLength(2);
});

test('bars are as high as the loudest in their part, the highest 1', () => {
  const bars = barsOf(peaksOf(tone(1, 0.1, 0.1, 0), rate), 4);
  expect(bars.map((bar) => Math.round(bar * 100))).toEqual([100, 22, 22, 1]);
  expect(barsOf(peaksOf(tone(1), rate), 25)).toHaveLength(25);
});

test('sounds are alike that are as loud at the same times', () => {
  const peaks = peaksOf(tone(0.1, 1, 0.1), rate);
  expect(areAlike(peaks, peaksOf(tone(0.12, 0.9, 0.11), rate))).toBe(true);
  for (const other of [tone(0, 0, 0), tone(1, 0.1, 1), tone(0.1, 1)]) {
    expect(areAlike(peaks, peaksOf(other, rate))).toBe(false);
  }
});

test('silence is found by what speech is, loud or soft, and leaves a breath around it', () => {
  for (const level of [1, 0.05]) {
    const peaks = peaksOf(tone(0, 0, level, 0.002 * level, level, 0), rate);
    expect(silencesOf(peaks)).toEqual([
      { start: 0.2, end: 1.8 },
      { start: 3.2, end: 3.8 },
      { start: 5.2, end: 5.8 },
    ]);
  }
  expect(silencesOf(peaksOf(tone(1, 1), rate))).toEqual([]);
});
