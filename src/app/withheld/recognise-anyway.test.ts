import { expect, test } from 'vitest';
import { withoutText } from './recognise-anyway.ts';

const sound = (start: number, length: number, voice?: number) => ({
  start,
  samples: new Float32Array(length).fill(0.1),
  ...(voice !== undefined && { voice }),
});
const told = (pieces: ReturnType<typeof withoutText>) =>
  pieces.map(({ start, samples, voice }) => [start, samples.length, voice]);

test('what was withheld of two voices at once is heard of each', () => {
  const [one, other] = [sound(0, 100, 0), sound(40, 100, 1)];
  const ranges = [
    { start: 0, end: 100, voice: 0 },
    { start: 40, end: 140, voice: 1 },
  ];
  expect(told(withoutText([one, other], ranges, true))).toEqual([
    [0, 100, 0],
    [40, 100, 1],
  ]);
});

test('windows that overlap are not heard twice where they do', () => {
  const ranges = [
    { start: 0, end: 100, voice: 0 },
    { start: 80, end: 180, voice: 0 },
  ];
  expect(told(withoutText([sound(0, 100, 0), sound(80, 100, 0)], ranges, true))).toEqual([
    [0, 100, 0],
    [100, 80, 0],
  ]);
});

test('without any text, all that is more than silence', () => {
  const silence = { start: 0, samples: new Float32Array(16_000) };
  expect(told(withoutText([silence, sound(16_000, 16_000)], [], false))).toEqual([[16_000, 16_000, undefined]]);
});
