import { expect, test } from 'vitest';
import { bestPath } from './best-path.ts';

const blank = 0;
const path = (...rows: number[][]) => bestPath(Float32Array.from(rows.flat()), rows[0]?.length ?? 3, blank);

test('repetitions are one token, which lasts as long as they do, and blanks none', () => {
  const tokens = path([9, 0, 0], [0, 9, 0], [0, 9, 0], [0, 0, 9], [9, 0, 0]);
  expect(tokens).toMatchObject([
    { token: 1, frame: 1, duration: 2 },
    { token: 2, frame: 3, duration: 1 },
  ]);
});

test('a blank parts two of the same', () => {
  expect(path([0, 9, 0], [9, 0, 0], [0, 9, 0])).toMatchObject([
    { token: 1, frame: 0 },
    { token: 1, frame: 2 },
  ]);
});

test('a token is as likely as in its surest frame, whether the scores are logits or log-probabilities', () => {
  const [token] = path([0, Math.log(2), 0], [0, Math.log(6), 0]);
  expect(Math.exp(token!.logProbability)).toBeCloseTo(6 / 8, 6);
  const shares = [0.1, 0.7, 0.2].map(Math.log);
  expect(Math.exp(path(shares)[0]!.logProbability)).toBeCloseTo(0.7, 6);
});

test('scores beyond what an exponential can hold are no trouble', () => {
  expect(path([-2000, 3000, 2999])[0]!.logProbability).toBeCloseTo(-Math.log(1 + Math.exp(-1)), 6);
});

test('no frames have no tokens', () => {
  expect(path()).toEqual([]);
});
