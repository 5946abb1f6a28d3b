import { describe, expect, test } from 'vitest';
import type { Found } from '../decoding/search-options.ts';
import { bestView, isDoubtful } from './views.ts';

const second = 16_000;

/** A text of `tokens` tokens that each have this log-probability, as has its end. */
const found = (tokens: number, logProbability: number, ending: Found['ending'] = 'end'): Found => ({
  tokens: Array.from({ length: tokens }, (_, i) => i),
  logProbabilities: Array(tokens).fill(logProbability),
  ending,
  draftKept: 0,
  ...(ending === 'end' && { endLogProbability: logProbability }),
});

test.each([
  ['sure', found(9, -0.05), false],
  ['not quite sure', found(9, -0.15), false],
  ['guessed', found(9, -0.25), true],
  ['guessed, of a long sound', found(9, -0.25), false, 13],
  ['cut off, of a long sound', found(9, -0.25, 'limit'), true, 13],
  ['sure, with an end that is a guess', { ...found(9, -0.05), endLogProbability: -2 }, true],
  ['sure, but cut off in a loop', found(9, -0.01, 'loop'), true],
  ['sure, but too long', found(9, -0.01, 'limit'), true],
] as [string, Found, boolean, number?][])('%s', (_, text, doubtful, seconds = 3) => {
  expect(isDoubtful(text, seconds)).toBe(doubtful);
});

describe('of several views', () => {
  async function best(first: Found, others: readonly (Found | null)[], mostViews = others.length) {
    const lengths: number[] = [];
    const hear = async (samples: Float32Array) => {
      lengths.push(samples.length / second);
      return others[lengths.length - 1]!;
    };
    const text = await bestView(first, new Float32Array(second), {
      hear,
      isHurried: () => lengths.length >= mostViews,
    });
    return { text, lengths };
  }

  test('the slower and the faster one are heard, and the likeliest text is kept', async () => {
    const likely = found(5, -0.1);
    const { text, lengths } = await best(found(5, -0.3), [found(5, -0.2), likely]);
    expect(text).toBe(likely);
    expect(lengths[0]).toBeCloseTo(1 / 0.95, 2);
    expect(lengths[1]).toBeCloseTo(1 / 1.05, 2);
  });

  test('of equals it is the first, and one that is no likelier is the last', async () => {
    const first = found(5, -0.2);
    const { text, lengths } = await best(first, [found(5, -0.2), found(5, -0.1)]);
    expect(text).toBe(first);
    expect(lengths).toHaveLength(1);
  });

  test('a text that came to no end is worse than one that did', async () => {
    const ended = found(5, -0.9);
    expect((await best(found(5, -0.01, 'loop'), [ended, found(5, -0.01, 'limit')])).text).toBe(ended);
  });

  test('who is in a hurry gets the best so far', async () => {
    const first = found(5, -0.3);
    expect(await best(first, [found(5, -0.1)], 0)).toEqual({ text: first, lengths: [] });
  });

  test('one that time has run out for is left', async () => {
    const first = found(5, -0.3);
    let isLate = false;
    const hear = async () => {
      isLate = true;
      return null;
    };
    expect(await bestView(first, new Float32Array(second), { hear, isHurried: () => isLate })).toBe(first);
  });

  test('an abandoned one gives nothing', async () => {
    expect((await best(found(5, -0.3), [null], 2)).text).toBeNull();
  });
});
