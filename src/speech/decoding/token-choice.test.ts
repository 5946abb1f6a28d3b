import { expect, test } from 'vitest';
import { drawsAt } from '../graph/gumbel-noise.ts';
import { numbers } from '../testing/numbers.ts';
import { drawn, likeliest, logProbabilityOf, shares } from './token-choice.ts';

const scores = Float32Array.of(1, 4, -2, 4, 3);
const sum = Math.exp(1) + 2 * Math.exp(4) + Math.exp(-2) + Math.exp(3);

test('the likeliest token, the first of equals, with its probability', () => {
  const { token, logProbability } = likeliest(scores);
  expect(token).toBe(1);
  expect(Math.exp(logProbability)).toBeCloseTo(Math.exp(4) / sum);
});

test('what is forbidden takes no part', () => {
  const { token, logProbability } = likeliest(scores, 1);
  expect(token).toBe(3);
  expect(Math.exp(logProbability)).toBeCloseTo(Math.exp(4) / (sum - Math.exp(4)));
});

test('one certain token among thousands', () => {
  const certain = new Float32Array(32_768).fill(-40);
  certain[20_000] = 40;
  expect(likeliest(certain)).toEqual({ token: 20_000, logProbability: 0 });
  expect(logProbabilityOf(certain, 7)).toBeCloseTo(-80);
});

test('over any scores, the plain formula and a plain sort', () => {
  const random = numbers(1);
  for (let round = 0; round < 20; round++) {
    const any = Float32Array.from({ length: 1000 }, () => 30 * random() - 15);
    const total = Math.log(any.reduce((before, score) => before + Math.exp(score), 0));
    const greatest = [...any.keys()].reduce((one, other) => (any[other]! > any[one]! ? other : one));
    const { token, logProbability } = likeliest(any);
    expect(token).toBe(greatest);
    expect(logProbability).toBeCloseTo(any[greatest]! - total, 3);
  }
});

test('tokens are drawn by their probability at a temperature', () => {
  const temperature = 2;
  const counts = scores.map(() => 0);
  const nextDraw = drawsAt(temperature);
  const rounds = 20_000;
  for (let round = 0; round < rounds; round++) {
    const { token, logProbability } = drawn(scores, nextDraw()!, 1);
    counts[token]!++;
    expect(logProbability).toBeCloseTo(
      logProbabilityOf(Float32Array.of(1, Number.NEGATIVE_INFINITY, -2, 4, 3), token),
      4,
    );
  }
  const weights = [Math.exp(1 / 2), 0, Math.exp(-1), Math.exp(2), Math.exp(3 / 2)];
  const total = weights.reduce((before, each) => before + each, 0);
  for (const [token, weight] of weights.entries()) expect(counts[token]! / rounds).toBeCloseTo(weight / total, 1.5);
  expect(counts[1]).toBe(0);
});

test('probabilities of some tokens among each other', () => {
  const [one, other] = shares([-1000, -999]);
  expect(other! / one!).toBeCloseTo(Math.E);
  expect(one! + other!).toBeCloseTo(1);
});
