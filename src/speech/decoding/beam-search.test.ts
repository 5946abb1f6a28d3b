import { describe, expect, test } from 'vitest';
import { type Script, ScriptedDecoding, saying } from '../testing/scripted-decoding.ts';
import { type BeamOptions, beamSearch } from './beam-search.ts';
import { greedySearch } from './greedy-search.ts';
import { loopedTail } from './repetition.ts';

const end = 0;
const common = { startToken: 9, endToken: end, limit: 30, prefix: [], shouldStop: () => false };

async function search(script: Script, options: Partial<BeamOptions> = {}) {
  const decoding = new ScriptedDecoding(script, 10, 1 + (options.prompt?.length ?? 0));
  const found = await beamSearch(decoding, { ...common, width: 3, ...options });
  return { found, asked: decoding.asked };
}

/** Token 1 is likelier at first, but all its continuations are unlikely; those of token 2 are likely. */
const gardenPath: Script = ([first, ...rest]) => {
  if (first === undefined) return { 1: 0.55, 2: 0.4 };
  if (rest.length === 2) return { [end]: 0.9 };
  return first === 1 ? { 3: 0.2, 4: 0.19, 5: 0.18 } : { 6: 0.95 };
};

test('a better text than the likeliest token at every step gives', async () => {
  const greedy = await greedySearch(new ScriptedDecoding(gardenPath), { ...common, draft: [] });
  expect(greedy?.tokens).toEqual([1, 3, 3]);
  const { found } = await search(gardenPath);
  expect(found).toMatchObject({ tokens: [2, 6, 6], ending: 'end' });
  const sum = (numbers: readonly number[]) => numbers.reduce((before, each) => before + each, 0);
  expect(sum(found!.logProbabilities)).toBeGreaterThan(sum(greedy!.logProbabilities));
});

test('where one text is clear, it is that one, with the probability of each token', async () => {
  const { found } = await search(saying(3, 4, 5, end));
  expect(found).toMatchObject({ tokens: [3, 4, 5], ending: 'end' });
  expect(found?.logProbabilities).toHaveLength(3);
  for (const logProbability of found!.logProbabilities.slice(1)) expect(Math.exp(logProbability)).toBeCloseTo(0.9);
});

test('a longer text is not worse for being longer', async () => {
  const script: Script = (text) => {
    if (text.length === 0) return { 1: 0.5, 2: 0.45 };
    if (text[0] === 1) return text.length === 1 ? { [end]: 0.5 } : { [end]: 0.9 };
    return text.length < 6 ? { [2 + text.length]: 0.95 } : { [end]: 0.95 };
  };
  const { found } = await search(script);
  expect(found?.tokens).toEqual([2, 3, 4, 5, 6, 7]);
});

test('hypotheses go side by side, one row each', async () => {
  const { asked } = await search(gardenPath);
  expect(asked[0]).toBe('1×1');
  expect(asked.slice(1).every((pass) => /^[123]×1$/.test(pass))).toBe(true);
  expect(asked).toContain('3×1');
});

test('the first token is no end', async () => {
  const { found } = await search((text) => (text.length === 0 ? { [end]: 0.8, 3: 0.1 } : { [end]: 0.9 }));
  expect(found).toMatchObject({ tokens: [3], ending: 'end' });
});

test('a prefix is taken as it is, and the rest follows from it', async () => {
  const { found, asked } = await search(gardenPath, { prefix: [1] });
  expect(found).toMatchObject({ ending: 'end', draftKept: 0 });
  expect(found?.tokens).toHaveLength(3);
  expect(found?.tokens[0]).toBe(1);
  expect(found?.logProbabilities).toHaveLength(3);
  expect(asked[0]).toBe('1×2');
  expect((await search(saying(3, 4, end), { prefix: [3, 4] })).found).toMatchObject({ tokens: [3, 4], ending: 'end' });
});

describe('loops', () => {
  const round = [1, 2, 3];
  /** A loop with high probability, which has an unlikely way out at each round. */
  const tempting: Script = ({ length }) => ({ [round[length % 3]!]: 0.95, [end]: 0.04 });

  test('are dropped while they are searched, however likely', async () => {
    const { found } = await search(tempting);
    expect(found?.ending).toBe('end');
    for (let length = 1; length <= found!.tokens.length; length++) {
      expect(loopedTail(found!.tokens.slice(0, length))).toBe(0);
    }
  });
});

test('where nothing ends, the best text as far as the limit', async () => {
  const likely = [1, 2, 3, 4, 5];
  const { found } = await search(
    ({ length }) => {
      const others = likely.map((token) => [token, 0.02] as const);
      return { ...Object.fromEntries(others), [1 + ((length * length) % 5)]: 0.9 };
    },
    { limit: 7 },
  );
  expect(found).toMatchObject({ tokens: [1, 2, 5, 5, 2, 1, 2], ending: 'limit', draftKept: 0 });
  for (const logProbability of found!.logProbabilities.slice(1)) expect(Math.exp(logProbability)).toBeCloseTo(0.9);
});

test('it is asked whether to stop before every pass, and gives nothing then', async () => {
  for (let passes = 0; passes < 3; passes++) {
    let left = passes;
    const { found, asked } = await search(gardenPath, { shouldStop: async () => left-- === 0 });
    expect(found).toBeNull();
    expect(asked).toHaveLength(passes);
  }
});

test('a prompt goes before the text, and rules hold for every hypothesis', async () => {
  const rules: BeamOptions['rules'] = (text, scores) => {
    if (text[0] === 2) scores[6] = Number.NEGATIVE_INFINITY;
  };
  const { found, asked } = await search(gardenPath, { prompt: [7, 8], rules });
  expect(found?.tokens).not.toContain(6);
  expect(asked[0]).toBe('1×3');
  expect((await search(gardenPath, { accepts: () => false })).found).toBeNull();
});
