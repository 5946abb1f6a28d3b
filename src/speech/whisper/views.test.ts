import { describe, expect, test } from 'vitest';
import type { Recognition } from '../../protocol/speech.ts';
import { bestView } from './views.ts';

const samples = new Float32Array(16_000);

/** Sixteen tokens of this log-probability, which no other text has. */
const said = (text: string, each: number, more: Partial<Recognition> = {}): Recognition => ({
  text,
  tokens: Array.from({ length: 16 }, (_, at) => 100 * text.charCodeAt(0) + at),
  logProbabilities: Array(16).fill(each),
  ending: 'end',
  draftKept: 0,
  ...more,
});

const best = (first: Recognition | null, ...others: (Recognition | null)[]) => bestOf(2, first, ...others);

/** The text, the lengths of the views that were heard, at most so many, and what was shown before them. */
async function bestOf(most: number, first: Recognition | null, ...others: (Recognition | null)[]) {
  const heard: number[] = [];
  const shown: string[] = [];
  const found = await bestView(first, samples, {
    hear: async (view) => {
      heard.push(view.length);
      return others[heard.length - 1] ?? null;
    },
    onFirst: ({ text }) => shown.push(text),
    isHurried: () => heard.length >= most,
  });
  return { found, heard, shown };
}

test('a text that is sure is not heard again, nor is one that was abandoned', async () => {
  expect(await best(said('sure', -0.2))).toMatchObject({ found: { text: 'sure' }, heard: [], shown: [] });
  expect(await best(null)).toEqual({ found: null, heard: [], shown: [] });
});

describe('a text that is not sure', () => {
  test('is heard slower and faster, and the likeliest of three that agree equally is taken', async () => {
    const { found, heard } = await best(said('first', -0.6), said('slower', -0.4), said('quicker', -0.5));
    expect(found?.text).toBe('slower');
    expect(heard[0]).toBeGreaterThan(samples.length);
    expect(heard[1]).toBeLessThan(samples.length);
    expect((await best(said('first', -0.4), said('slower', -0.6), said('quicker', -0.5))).found?.text).toBe('first');
  });

  test('two views that agree but for a word outvote a likelier one', async () => {
    const first = said('first', -0.5);
    const other = { ...first, text: 'slower', tokens: first.tokens.with(3, 1) };
    const lone = said('quicker', -0.4);
    expect((await best(first, other, lone)).found?.text).toBe('first');
    expect((await best(lone, first, other)).found?.text).toBe('first');
    expect((await best(lone, other, first)).found?.text).toBe('slower');
  });

  test('a longer text must be surer, but not by as much as it is longer', async () => {
    const tokens = Array.from({ length: 64 }, (_, at) => at);
    const long = (each: number) => said('long', each, { tokens, logProbabilities: tokens.map(() => each) });
    const taken = async (each: number) => (await bestOf(1, said('first', -0.5), long(each))).found?.text;
    expect(await taken(-0.3)).toBe('first');
    expect(await taken(-0.2)).toBe('long');
  });

  test('a loop is not taken, however likely, nor is nothing', async () => {
    const looped = said('again again', -0.01, { ending: 'loop' });
    const nothing = said('', 0, { tokens: [], logProbabilities: [] });
    expect((await best(looped, said('slower', -0.9), nothing)).found?.text).toBe('slower');
    expect((await best(said('first', -0.5), looped, nothing)).found?.text).toBe('first');
  });

  test('its times are those of the sound as it was', async () => {
    const timed = { segments: [{ text: 'slower', start: 1, end: 2 }] };
    const { found } = await best(said('first', -0.6), said('slower', -0.4, timed), said('quicker', -0.5));
    expect(found?.segments).toEqual([{ text: 'slower', start: 0.95, end: 1.9 }]);
  });

  test('is shown meanwhile, and stays where there is no time for the views', async () => {
    expect(await bestOf(0, said('first', -0.6), said('slower', -0.4))).toMatchObject({
      found: { text: 'first' },
      heard: [],
      shown: ['first'],
    });
    const { found, heard } = await bestOf(1, said('first', -0.6), said('slower', -0.4), said('quicker', -0.1));
    expect(found?.text).toBe('slower');
    expect(heard).toHaveLength(1);
  });

  test('may be abandoned', async () => {
    expect(await best(said('first', -0.6), null)).toMatchObject({ found: null });
  });
});
