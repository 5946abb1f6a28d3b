import { describe, expect, test } from 'vitest';
import { numbers } from '../testing/numbers.ts';
import { type Agreement, type AgreeOptions, agree, agreed, noAgreement } from './local-agreement.ts';

/** Tokens below 100 begin a word. */
const beginsWord = (token: number) => token < 100;
const most = Number.POSITIVE_INFINITY;
/** Seconds that exceed any patience. */
const long = 10;

const sure = (...tokens: number[]) => ({ tokens, logProbabilities: tokens.map(() => -0.01) });
const unsure = (...tokens: number[]) => ({ tokens, logProbabilities: tokens.map(() => -3) });

/** The agreement after these hypotheses, `seconds` of audio apart. */
function after(seconds: number, hypotheses: readonly { tokens: number[]; logProbabilities: number[] }[]): Agreement {
  return hypotheses.reduce(
    (before, hypothesis, i) => agree(before, hypothesis, { heard: (i + 1) * seconds, most, beginsWord }),
    noAgreement,
  );
}

const promised = ({ tokens, committed }: Agreement) => tokens.slice(0, committed);

test('one hypothesis commits nothing, two commit the whole words they share', () => {
  expect(promised(after(long, [sure(1, 2, 3)]))).toEqual([]);
  expect(promised(after(long, [sure(1, 2, 3), sure(1, 2, 4, 5)]))).toEqual([1, 2]);
});

test('what has been heard for a moment only is not committed, however many hypotheses agree', () => {
  const many = Array.from({ length: 5 }, () => sure(1, 2, 3));
  expect(promised(after(0.01, many))).toEqual([]);
  expect(promised(after(long, many))).toEqual([1, 2]);
});

test('time counts from where a token and all before it were heard first', () => {
  const first = agree(noAgreement, sure(1, 2, 3, 4), { heard: 1, most, beginsWord });
  const second = agree(first, sure(1, 2, 9, 4, 5), { heard: 1 + long, most, beginsWord });
  expect(promised(second)).toEqual([1, 2]);
  expect(second.since).toEqual([1, 1, 1 + long, 1 + long, 1 + long]);
  const third = agree(second, sure(1, 2, 9, 4, 5), { heard: 1.01 + long, most, beginsWord });
  expect(promised(third)).toEqual([1, 2]);
});

test('an unlikely token must be heard for longer than a likely one, and holds back what follows', () => {
  const many = Array.from({ length: 60 }, (_, at) => at);
  const withOneUnlikely = { tokens: many, logProbabilities: many.map((at) => (at === 30 ? -2 : -0.01)) };
  const committedAfter = (seconds: number) => after(seconds, [withOneUnlikely, withOneUnlikely]).committed;
  const counts = Array.from({ length: 1000 }, (_, i) => committedAfter(i / 100));
  expect([...new Set(counts)]).toEqual([0, 30, 59]);
});

test('a hypothesis that is guessed on the whole promises nothing new, and keeps what was promised', () => {
  expect(promised(after(long, [unsure(1, 2, 3), unsure(1, 2, 3), unsure(1, 2, 3)]))).toEqual([]);
  const before = after(long, [sure(1, 2, 3), sure(1, 2, 3)]);
  expect(promised(agree(before, unsure(1, 2, 3, 4), { heard: 9 * long, most, beginsWord }))).toEqual([1, 2]);
});

test('a word that may still grow is not committed', () => {
  expect(promised(after(long, [sure(1, 200, 2), sure(1, 200, 201, 3)]))).toEqual([]);
  expect(promised(after(long, [sure(1, 200, 2), sure(1, 200)]))).toEqual([]);
  expect(promised(after(long, [sure(1, 200, 2), sure(1, 200, 7)]))).toEqual([1, 200]);
});

test('no more than the most is committed', () => {
  const first = agree(noAgreement, sure(1, 2, 3, 4, 5), { heard: 1, most, beginsWord });
  expect(promised(agree(first, sure(1, 2, 3, 4, 5), { heard: 1 + long, most: 2, beginsWord }))).toEqual([1, 2]);
});

test('a final text is promised whole, and what follows it is not yet', () => {
  const final = agreed([1, 2, 300], 5);
  expect(promised(final)).toEqual([1, 2, 300]);
  expect(promised(agree(final, sure(1, 2, 300, 4, 5), { heard: 5 + long, most, beginsWord }))).toEqual([1, 2, 300]);
});

describe('a final text with other words', () => {
  const before = agreed([1, 2, 300, 4, 5], 5);
  const then = (...tokens: number[]) => promised(agree(before, sure(...tokens), { heard: 6, most, beginsWord }));

  test('stays committed up to the last word that was', () => {
    expect(then(1, 9, 400, 4, 5, 6, 7)).toEqual([1, 9, 400, 4, 5]);
    expect(then(1, 2, 300, 8, 4, 5, 6)).toEqual([1, 2, 300, 8, 4, 5]);
  });

  test('is committed no further than its words are the same', () => {
    expect(then(1, 2, 300, 8, 9)).toEqual([1, 2, 300]);
    expect(then(8, 9, 10)).toEqual([]);
    // The last of them has become another word.
    expect(then(1, 9, 4, 5, 600, 7)).toEqual([1, 9, 4]);
  });
});

describe('whatever is found', () => {
  test.each(Array.from({ length: 30 }, (_, seed) => seed))('what is committed stays (%i)', (seed) => {
    const random = numbers(seed);
    let state = noAgreement;
    for (let step = 1; step <= 30; step++) {
      const before = promised(state);
      const length = before.length + Math.floor(random() * 6);
      const guess = (at: number) => (random() < 0.8 ? state.tokens[at] : undefined) ?? Math.floor(random() * 200);
      const tokens = Array.from({ length }, (_, at) => before[at] ?? guess(at));
      const logProbabilities = tokens.map(() => -3 * random());
      const options: AgreeOptions = { heard: step / 2, most: Math.floor(random() * 40), beginsWord };
      state = agree(state, { tokens, logProbabilities }, options);
      expect(promised(state).slice(0, before.length)).toEqual(before);
      expect(state.since).toHaveLength(tokens.length);
    }
  });
});
