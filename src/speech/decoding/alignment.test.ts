import { describe, expect, test } from 'vitest';
import { numbers } from '../testing/numbers.ts';
import { combined, firstFrames, headWeights, smoothed } from './alignment.ts';

/** Weights of tokens over frames, from rows. */
const rows = (...values: number[][]) => Float64Array.from(values.flat());

describe('the path', () => {
  test('follows what each token attends to', () => {
    const weights = rows([1, 1, -1, -1, -1, -1], [-1, -1, 1, -1, -1, -1], [-1, -1, -1, 1, 1, 1]);
    expect(firstFrames(weights, 3, 6)).toEqual([0, 2, 3]);
  });

  test('goes back neither in the text nor in time', () => {
    const random = numbers(7);
    for (let round = 0; round < 20; round++) {
      const weights = Float64Array.from({ length: 8 * 30 }, random);
      const first = firstFrames(weights, 8, 30);
      expect(first[0]).toBe(0);
      expect([...first].sort((a, b) => a - b)).toEqual(first);
    }
  });

  test('is the cheapest of all', () => {
    const random = numbers(3);
    const tokens = 4;
    const frames = 5;
    /** The greatest sum of a path from the first cell to one. */
    const best = (weights: Float64Array, token: number, frame: number): number => {
      const here = weights[token * frames + frame]!;
      const before = [
        [token - 1, frame - 1],
        [token - 1, frame],
        [token, frame - 1],
      ].filter(([t, f]) => t! >= 0 && f! >= 0) as [number, number][];
      return before.length === 0 ? here : here + Math.max(...before.map(([t, f]) => best(weights, t, f)));
    };
    for (let round = 0; round < 10; round++) {
      const weights = Float64Array.from({ length: tokens * frames }, () => random() - 0.5);
      const first = firstFrames(weights, tokens, frames);
      // What the first frames leave open is which cells a token shares with the next: the best of both is taken.
      const sums = first.map((start, token) => {
        const end = first[token + 1] ?? frames - 1;
        const upTo = (last: number) =>
          Array.from({ length: Math.max(0, last - start + 1) }, (_, i) => weights[token * frames + start + i]!).reduce(
            (sum, each) => sum + each,
            0,
          );
        return token === tokens - 1 || end === start ? upTo(end) : Math.max(upTo(end), upTo(end - 1));
      });
      expect(sums.reduce((sum, each) => sum + each, 0)).toBeCloseTo(best(weights, tokens - 1, frames - 1), 9);
    }
  });
});

describe('attention', () => {
  test('is taken of one head, over the frames with sound, as shares', () => {
    const weights = Float32Array.of(...Array(8).fill(0), 1, 3, 4, 0, 2, 2, 0, 0);
    expect([...headWeights({ heads: 2, frames: 4, weights }, 1, 2, 2)]).toEqual([0.25, 0.75, 0.5, 0.5]);
  });

  test('is compared from token to token: what all attend to says nothing', () => {
    const head = rows([9, 1, 1, 1, 1, 1, 1, 1], [9, 0, 1, 1, 1, 1, 1, 1]);
    const standard = combined([head], 2, 8);
    expect(standard[0]).toBeCloseTo(0);
    expect(standard.every(Number.isFinite)).toBe(true);
  });

  test('of one frame that stands out is smoothed away', () => {
    const spike = rows(
      Array.from({ length: 20 }, (_, i) => (i === 10 ? 5 : 0)),
      Array(20).fill(0),
    );
    expect(combined([spike], 2, 20)[10]).toBeCloseTo(0);
    const hill = rows(
      Array.from({ length: 20 }, (_, i) => (i >= 8 && i <= 12 ? 5 : 0)),
      Array(20).fill(0),
    );
    expect(combined([hill], 2, 20)[10]).toBeCloseTo(1);
  });

  test.each([4, 5, 7, 8, 30, 200])('is the middle one of seven, mirrored at the ends, in a row of %i', (length) => {
    const random = numbers(length);
    for (let round = 0; round < 20; round++) {
      // Some are equal.
      const row = Float64Array.from({ length }, () => Math.round(10 * random()) / 10);
      const valueAt = (place: number) => row[place < length ? Math.abs(place) : 2 * (length - 1) - place]!;
      const middles = Array.from(row, (_, at) => {
        const around = Array.from({ length: 7 }, (_, i) => valueAt(at - 3 + i));
        return around.sort((a, b) => a - b)[3];
      });
      expect([...smoothed(row)]).toEqual(middles);
    }
  });

  test('stays as it is where it is shorter than that', () => {
    expect([...smoothed(Float64Array.of(3, 1, 2))]).toEqual([3, 1, 2]);
  });
});
