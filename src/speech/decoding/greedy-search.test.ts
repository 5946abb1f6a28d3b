import { describe, expect, test } from 'vitest';
import { numbers } from '../testing/numbers.ts';
import { type Script, ScriptedDecoding, saying } from '../testing/scripted-decoding.ts';
import { type GreedyOptions, greedySearch } from './greedy-search.ts';
import type { Decoding } from './merged-decoder.ts';
import { answersFrom } from './questions.ts';
import type { Rules } from './search-options.ts';
import { drawn, likeliest } from './token-choice.ts';

const end = 0;

async function search(script: Script, options: Partial<GreedyOptions> = {}) {
  const decoding = new ScriptedDecoding(script, 10, 1 + (options.prompt?.length ?? 0));
  const common = { startToken: 9, endToken: end, limit: 30, prefix: [], draft: [], shouldStop: () => false };
  const found = await greedySearch(decoding, { ...common, ...options });
  return { found, asked: decoding.asked };
}

test('the likeliest token at every step, up to the end', async () => {
  const { found, asked } = await search(saying(3, 4, 5, end));
  expect(found).toMatchObject({ tokens: [3, 4, 5], ending: 'end', draftKept: 0 });
  expect(found?.logProbabilities).toHaveLength(3);
  expect(Math.exp(found!.endLogProbability!)).toBeCloseTo(0.9);
  for (const logProbability of found!.logProbabilities.slice(1)) expect(Math.exp(logProbability)).toBeCloseTo(0.9);
  expect(asked).toEqual(['step 1', 'step 1', 'step 1', 'step 1']);
});

test('the first token is no end', async () => {
  const { found } = await search((text) => (text.length === 0 ? { [end]: 0.8, 3: 0.1 } : { [end]: 0.9 }));
  expect(found).toMatchObject({ tokens: [3], ending: 'end' });
});

describe('a draft', () => {
  test('that is right is kept in one pass', async () => {
    const { found, asked } = await search(saying(3, 4, 5, end), { draft: [3, 4, 5] });
    expect(found).toMatchObject({ tokens: [3, 4, 5], ending: 'end', draftKept: 3 });
    expect(asked).toEqual(['step 4']);
  });

  test('that is right in the beginning is kept so far, and the rest forgotten', async () => {
    const { found, asked } = await search(saying(3, 4, 5, 6, end), { draft: [3, 4, 7, 6] });
    expect(found).toMatchObject({ tokens: [3, 4, 5, 6], ending: 'end', draftKept: 2 });
    expect(asked).toEqual(['step 5', 'crop 3', 'step 1', 'step 1']);
  });

  test('that is wrong changes nothing', async () => {
    const { found, asked } = await search(saying(3, 4, end), { draft: [5, 4] });
    expect(found).toMatchObject({ tokens: [3, 4], ending: 'end', draftKept: 0 });
    expect(asked).toEqual(['step 3', 'crop 1', 'step 1', 'step 1']);
  });

  test('that says more than there is ends where the text ends', async () => {
    const { found } = await search(saying(3, 4, end), { draft: [3, 4, 5, 6] });
    expect(found).toMatchObject({ tokens: [3, 4], ending: 'end', draftKept: 2 });
  });

  test('comes after the prefix', async () => {
    const { found } = await search(saying(3, 4, 5, 6, end), { prefix: [3, 4], draft: [5, 7] });
    expect(found).toMatchObject({ tokens: [3, 4, 5, 6], draftKept: 1 });
  });

  /** A script whose next token depends on the last two, differently for each seed. */
  const anyScript =
    (seed: number): Script =>
    (text) => {
      const random = numbers(seed * 1000 + (text.at(-1) ?? 11) * 31 + (text.at(-2) ?? 11) * 7 + text.length);
      random();
      const [first, second] = [Math.floor(random() * 10), Math.floor(random() * 10)];
      return first === second ? { [first]: 0.9 } : { [first]: 0.5, [second]: 0.4 };
    };

  test.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'gives what a search from scratch gives (%i)',
    async (seed) => {
      const random = numbers(seed);
      const prefix = seed % 3 === 0 ? [1, 2] : [];
      const limit = 12;
      const scratch = (await search(anyScript(seed), { prefix, limit })).found!;
      const rest = scratch.tokens.slice(prefix.length);
      const drafts = [
        rest,
        rest.slice(0, rest.length / 2),
        rest.map((token) => (random() < 0.2 ? (token + 1) % 10 : token)),
        [...rest, 5, 5],
        Array.from({ length: 20 }, () => Math.floor(random() * 10)),
      ];
      for (const draft of drafts) {
        const { tokens, logProbabilities } = (await search(anyScript(seed), { prefix, limit, draft })).found!;
        expect(tokens).toEqual(scratch.tokens);
        expect(logProbabilities).toEqual(scratch.logProbabilities);
      }
    },
  );
});

describe('a prefix', () => {
  test('is taken as it is, however unlikely, in one pass', async () => {
    const { found, asked } = await search(saying(3, 4, 5, end), { prefix: [7, 8] });
    expect(found).toMatchObject({ tokens: [7, 8, 5], ending: 'end', draftKept: 0 });
    expect(found?.logProbabilities.map((each) => each > Math.log(0.5))).toEqual([false, false, true]);
    expect(asked).toEqual(['step 3', 'step 1']);
  });

  test('may be all there is', async () => {
    const { found } = await search(saying(3, 4, end), { prefix: [3, 4] });
    expect(found).toMatchObject({ tokens: [3, 4], ending: 'end' });
  });

  test('is whole even beyond the limit', async () => {
    const { found } = await search(saying(3, 4, 5, 6, end), { prefix: [3, 4, 5], limit: 2 });
    expect(found).toMatchObject({ tokens: [3, 4, 5], ending: 'limit' });
  });
});

describe('a loop', () => {
  /** Three, four and five, then six and seven for ever; whoever says another thing instead says eight. */
  const looping: Script = ({ length }) => {
    const token = length < 3 ? 3 + length : 6 + ((length - 3) % 2);
    return { [token]: 0.8, 8: 0.15 };
  };
  const ending: Script = (text) => (text.includes(8) ? { [end]: 0.9 } : looping(text));

  test('is cut after its first round', async () => {
    expect((await search(ending)).found).toMatchObject({ tokens: [3, 4, 5, 6, 7], ending: 'loop' });
  });

  test('may be left: the text goes on behind its first round with another token', async () => {
    const { found } = await search(ending, { mostLoops: 1 });
    expect(found).toMatchObject({ tokens: [3, 4, 5, 6, 7, 8], ending: 'end' });
    expect(found?.logProbabilities).toHaveLength(6);
  });

  test('is left so often and no more', async () => {
    const again: Script = (text) => (text.length > 20 ? { 1: 0.9 } : looping(text));
    const { found } = await search(again, { mostLoops: 2, limit: 60 });
    expect(found?.ending).toBe('loop');
  });
});

describe('without an end', () => {
  const forever: Script = ({ length }) => ({ [1 + ((length * length) % 8)]: 0.9 });

  test('the limit ends it, and a draft gives no more than that', async () => {
    const { found } = await search(forever, { limit: 7 });
    expect(found).toMatchObject({ ending: 'limit' });
    expect(found?.tokens).toHaveLength(7);
    const drafted = await search(forever, { limit: 7, draft: [...found!.tokens, 1, 1] });
    expect(drafted.found?.tokens).toEqual(found?.tokens);
  });

  const round = [1, 2, 3];
  const loop: Script = ({ length }) => ({ [round[length % 3]!]: 0.9 });

  test('a loop is cut after its first round', async () => {
    const { found } = await search(loop);
    expect(found).toMatchObject({ tokens: round, ending: 'loop' });
    expect(found?.logProbabilities).toHaveLength(3);
  });

  test('what was said again and again is no loop', async () => {
    const isSaid = (tokens: readonly number[]) => tokens.length <= 15;
    const { found } = await search(loop, { isSaid });
    expect(found).toMatchObject({ tokens: round, ending: 'loop' });
    const said = saying(...round, ...round, ...round, ...round, ...round, end);
    expect((await search(said, { isSaid })).found).toMatchObject({ ending: 'end' });
    expect((await search(said, { isSaid })).found?.tokens).toHaveLength(15);
    expect((await search(said)).found).toMatchObject({ tokens: round, ending: 'loop' });
  });

  test('a loop does not take the prefix with it', async () => {
    const prefix = [...round, ...round];
    const { found } = await search(loop, { prefix });
    expect(found).toMatchObject({ tokens: prefix, ending: 'loop' });
  });
});

test('it is asked whether to stop before every pass, and gives nothing then', async () => {
  for (let passes = 0; passes < 4; passes++) {
    let left = passes;
    const { found, asked } = await search(saying(3, 4, 5, end), { shouldStop: async () => left-- === 0 });
    expect(found).toBeNull();
    expect(asked).toHaveLength(passes);
  }
});

describe('a prompt', () => {
  const prompt = [6, 6];

  test('is taken with the first pass, and is no text', async () => {
    const { found, asked } = await search(saying(3, 4, 5, end), { prompt, prefix: [3], draft: [4, 7] });
    expect(found).toMatchObject({ tokens: [3, 4, 5], ending: 'end', draftKept: 1 });
    expect(asked).toEqual(['step 6', 'crop 5', 'step 1']);
  });

  test('may show that all is otherwise: then there is no search', async () => {
    const seen: number[] = [];
    const accepts = (logProbabilities: readonly number[]) => {
      seen.push(...logProbabilities.map(Math.exp));
      return false;
    };
    const opening = { position: prompt.length, tokens: [3, 4], accepts };
    const { found, asked } = await search(saying(3, 4, end), { prompt, prefix: [3], opening });
    expect(found).toBeNull();
    expect(seen).toEqual([expect.closeTo(0.9), expect.closeTo(0.1 / 9)]);
    expect(asked).toHaveLength(1);
  });
});

describe('rules', () => {
  const no =
    (...tokens: number[]): Rules =>
    (_, scores) => {
      for (const token of tokens) scores[token] = Number.NEGATIVE_INFINITY;
    };

  test('forbid tokens, in a draft as well', async () => {
    const script: Script = ({ length }) => (length < 3 ? { 3: 0.6, 4: 0.3 } : { [end]: 0.9 });
    const { found } = await search(script, { rules: no(3) });
    expect(found?.tokens).toEqual([4, 4, 4]);
    expect(Math.exp(found!.logProbabilities[1]!)).toBeCloseTo(0.75);
    expect((await search(script, { rules: no(3), draft: [3, 3] })).found).toMatchObject({
      tokens: [4, 4, 4],
      draftKept: 0,
    });
  });

  test('see the text so far, the prefix included', async () => {
    const seen: string[] = [];
    const rules: Rules = (text) => seen.push(text.join(''));
    await search(saying(3, 4, 5, end), { rules, prefix: [3] });
    expect(seen).toEqual(['3', '34', '345']);
  });

  test('do not take away what was promised', async () => {
    const { found } = await search(saying(3, 4, end), { rules: no(3), prefix: [3] });
    expect(found?.tokens).toEqual([3, 4]);
    expect(found?.logProbabilities.every(Number.isFinite)).toBe(true);
  });
});

describe('a decoder that reads tokens in its graph', () => {
  /** What may not follow: another token in first place than later. */
  const masks = [[4], [3]];
  const maskAfter = (text: readonly number[]) => ({ list: Math.min(1, text.length) });
  const rules: Rules = (text, scores) => {
    for (const token of masks[maskAfter(text).list]!) scores[token] = Number.NEGATIVE_INFINITY;
  };
  /** A decoder that also answers questions, by the same masks. */
  class Reading extends ScriptedDecoding {
    async read(...[tokens, questions, maskOf]: Parameters<NonNullable<Decoding['read']>>) {
      const logits = await this.step(tokens);
      this.asked[this.asked.length - 1] = `read ${tokens.length}`;
      const { asked } = answersFrom(logits, questions, undefined);
      const choices = questions.behind.map(({ text, forbidden }, at) => {
        for (const token of masks[maskOf(text).list]!) logits.at(at)[token] = Number.NEGATIVE_INFINITY;
        return questions.draw ? drawn(logits.at(at), questions.draw, forbidden) : likeliest(logits.at(at), forbidden);
      });
      return { asked, choiceAt: (at: number) => choices[at]! };
    }
  }
  const script: Script = ({ length }) => (length < 4 ? { 3: 0.6, 4: 0.3 } : { [end]: 0.9 });
  const common = { startToken: 9, endToken: end, limit: 30, prefix: [], draft: [], shouldStop: () => false, rules };

  test.each<Partial<GreedyOptions>>([{}, { prompt: [6, 7] }, { prefix: [3, 4] }, { draft: [3, 4, 5] }])(
    'is asked for them in every pass, the first one too: %j',
    async (options) => {
      const seen: number[][] = [];
      const accepts = (logProbabilities: readonly number[]) => seen.push([...logProbabilities]) > 0;
      const plan = { ...common, ...options, opening: { position: 0, tokens: [1, 2], accepts } };
      const opening = 1 + (options.prompt?.length ?? 0);
      const decoding = new Reading(script, 10, opening);
      const found = await greedySearch(decoding, { ...plan, maskAfter });
      expect(found).toEqual(await greedySearch(new ScriptedDecoding(script, 10, opening), plan));
      expect(decoding.asked.filter((each) => each.startsWith('step'))).toEqual([]);
      expect(seen[0]).toEqual(seen[1]);
    },
  );

  test('is asked for another token than the one that began a loop', async () => {
    const looping: Script = (text) => (text.includes(8) ? { [end]: 0.9 } : { [5 + (text.length % 2)]: 0.8, 8: 0.15 });
    const decoding = new Reading(looping);
    const found = await greedySearch(decoding, { ...common, maskAfter, mostLoops: 1 });
    expect(found).toEqual(await greedySearch(new ScriptedDecoding(looping), { ...common, mostLoops: 1 }));
    expect(found?.tokens).toContain(8);
  });

  test('draws the token that is drawn in this thread', async () => {
    const decoding = new Reading(script);
    const found = await greedySearch(decoding, { ...common, maskAfter, temperature: 1 });
    expect(found).toEqual(await greedySearch(new ScriptedDecoding(script), { ...common, temperature: 1 }));
  });

  test('is not where the rules are no masks', async () => {
    const decoding = new Reading(script);
    await greedySearch(decoding, common);
    expect(decoding.asked.join()).not.toContain('read');
  });
});

test('at a temperature tokens are drawn by their probability, and the same every time', async () => {
  const script: Script = ({ length }) => (length < 1000 ? { 3: 0.7, 4: 0.3 } : { [end]: 1 });
  const draws = async (temperature: number) =>
    (await search(script, { limit: 1000, temperature, isSaid: () => true })).found!.tokens;
  const drawn = await draws(1);
  expect(drawn.filter((token) => token === 4).length / drawn.length).toBeCloseTo(0.3, 1);
  expect(await draws(1)).toEqual(drawn);
  expect(await draws(0)).not.toContain(4);
});
