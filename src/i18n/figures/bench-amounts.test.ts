import { expect, test } from 'vitest';
import { measureNames } from '../bench-measures.ts';
import { words } from '../bench-verdicts.ts';
import { figure } from './bench-amounts.ts';

const of = 'en-GB';

test.each([
  [0, 'ms', '0 ms'],
  [8.04e-5, 'ms', '80.4 ns'],
  [0.19, 'ms', '190 µs'],
  [81.26, 'ms', '81.3 ms'],
  [1340, 'ms', '1.34 s'],
  [0.898, 'ratio', '0.9×'],
  [12.34, 'times', '12.3×'],
  [0.0323, 'share', '3.2%'],
  [370e6, 'bytes', '370 MB'],
  [480e6, 'bytes-per-second', '480 MB/s'],
  [83.51, 'per-second', '83.5/s'],
] as const)('%s %s is %s', (value, unit, text) => {
  expect(figure(value, unit, of).replaceAll('\u00a0', ' ')).toBe(text);
});

test('a verdict is said from the side of the second', () => {
  const said = (kind: 'better' | 'worse', low: number, high: number) =>
    words.comparison({ kind, ratio: low, low, high }, 'ms', of);
  expect(said('better', 1.8, 2.1)).toBe('1.8× to 2.1× as fast');
  expect(said('worse', 0.5, 0.8)).toBe('1.25× to 2× slower');
  expect(words.comparison({ kind: 'not-comparable', why: 'other-model' }, 'ms', of)).toBe(
    'not comparable: another model',
  );
});

test('nothing is named twice', () => {
  const names = Object.values(measureNames);
  expect(new Set(names).size).toBe(names.length);
});
