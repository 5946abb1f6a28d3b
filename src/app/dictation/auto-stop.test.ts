import { expect, test } from 'vitest';
import { secondsLeft } from './auto-stop.ts';

const rate = 16_000;
const after = (silence: number) => ({ isSpeech: false, lastSpeech: 2 * rate, end: (2 + silence) * rate });

test('the last three seconds are counted, each from its beginning', () => {
  expect([6.9, 7, 7.9, 8.1, 9.5, 10, 10.4].map((silence) => secondsLeft(after(silence), '10s', 0))).toEqual([
    null,
    3,
    3,
    2,
    1,
    0,
    0,
  ]);
});

test('a breath is not counted, however short the limit', () => {
  expect([0.5, 0.9, 1, 2.5, 3].map((silence) => secondsLeft(after(silence), '3s', 0))).toEqual([null, null, 2, 1, 0]);
});

test('nothing is counted while somebody speaks, before anybody has, and when it is off', () => {
  expect(secondsLeft({ ...after(4), isSpeech: true }, '5s', 0)).toBeNull();
  expect(secondsLeft({ ...after(60), lastSpeech: null }, '3s', 0)).toBeNull();
  expect(secondsLeft(after(3600), 'off', 0)).toBeNull();
});

test('it begins anew where the person asked to go on', () => {
  const wantedAt = 6 * rate;
  expect([4.5, 6.5, 9].map((silence) => secondsLeft(after(silence), '5s', wantedAt))).toEqual([null, 3, 0]);
});
