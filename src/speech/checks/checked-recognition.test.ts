import { describe, expect, test } from 'vitest';
import type { Counter } from '../../protocol/metrics.ts';
import type { Doubt, Recognition } from '../../protocol/speech.ts';
import type { RecogniseOptions, Recogniser } from '../recogniser.ts';
import { found, wordsOf } from '../testing/found-text.ts';
import { WorkAccount } from '../work-account.ts';
import { type CheckOptions, recogniseChecked } from './checked-recognition.ts';

const second = 16_000;
const range = { start: 0, end: 12 * second, speech: 10 * second, certainty: 0.3 };

/** Silence, a tone, silence: trimming and shifting both change these samples. */
const samples = Float32Array.from({ length: 4 * second }, (_, i) =>
  i > second && i < 3 * second ? 0.1 * Math.sin(i / 5) : 0,
);

/** A recogniser that gives these results one after another. */
class ScriptedRecogniser implements Recogniser {
  readonly passes: { audio: Float32Array; options: RecogniseOptions }[] = [];
  readonly #results: readonly (Recognition | null)[];

  constructor(...results: readonly (Recognition | null)[]) {
    this.#results = results;
  }

  async recognise(audio: Float32Array, options: RecogniseOptions = {}): Promise<Recognition | null> {
    this.passes.push({ audio, options });
    return this.#results[this.passes.length - 1]!;
  }

  textOf = wordsOf;
  beginsWord = () => true;
  async dispose() {}
}

async function check(results: readonly (Recognition | null)[], options: Partial<CheckOptions> = {}) {
  const recogniser = new ScriptedRecogniser(...results);
  const tallies: Partial<Record<Counter, number>> = {};
  const meter = { record() {}, count: (counter: Counter) => (tallies[counter] = (tallies[counter] ?? 0) + 1) };
  const common = { shouldStop: () => false, meter };
  const checked = await recogniseChecked(recogniser, samples, range, { ...common, ...options });
  return { checked, passes: recogniser.passes, tallies };
}

const tenWords = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const good = found(tenWords);
const looped = found([...tenWords, 11], { ending: 'loop' });

/** A result for each doubt. */
const doubtful: Record<Doubt, Recognition> = {
  empty: found([4], { text: '...' }),
  'too-fast': found([4, 5, 6], { ending: 'limit' }),
  'too-slow': found([4]),
  repetition: found([4, 5, 6], { text: 'and so on '.repeat(60) }),
  unlikely: found(tenWords, { logProbabilities: tenWords.map(() => -9) }),
  invented: found([4, 5], { text: 'Thank you. '.repeat(5) }),
};
/** The doubts that get a second attempt. */
const doubts = (Object.keys(doubtful) as Doubt[]).filter((doubt) => doubt !== 'invented');

test('a text that nothing speaks against is taken from one final pass', async () => {
  const shouldStop = () => false;
  const isHurried = () => false;
  const { checked, passes, tallies } = await check([good], { draft: [1], shouldStop, isHurried });
  expect(checked).toMatchObject({ text: good.text, tokens: tenWords, doubt: null });
  const work = expect.any(WorkAccount);
  const options = { draft: [1], times: false, isFinal: true, isThorough: false, shouldStop, isHurried, work };
  expect(passes).toEqual([{ audio: samples, options }]);
  expect(tallies).toEqual({});
});

describe.each(doubts)('in doubt (%s)', (doubt) => {
  test('there is one second attempt, over other samples, and its text is taken', async () => {
    const { checked, passes, tallies } = await check([doubtful[doubt], good]);
    expect(checked).toMatchObject({ text: good.text, doubt: null });
    expect(passes).toHaveLength(2);
    expect(passes[1]!.options).toMatchObject({ isFinal: true, isRetry: true });
    expect(passes[1]!.audio).not.toEqual(samples);
    expect(passes[1]!.audio.length).toBeGreaterThan(0);
    expect(tallies).toEqual({ 'second-attempts': 1 });
  });

  test('for the second time, nothing is said, and why', async () => {
    const { checked, passes, tallies } = await check([doubtful.empty, doubtful[doubt]]);
    expect(checked).toMatchObject({ text: '', tokens: [], logProbabilities: [], doubt });
    expect(passes).toHaveLength(2);
    expect(tallies).toEqual({ 'second-attempts': 1, withheld: 1 });
  });

  test('what was promised is never withheld', async () => {
    const { checked, tallies } = await check([doubtful[doubt], doubtful[doubt]], { isPromised: true });
    const { text, tokens } = doubtful[doubt];
    expect(checked).toMatchObject({ text, tokens, doubt: null });
    expect(tallies).toEqual({ 'second-attempts': 1 });
  });
});

test('times are those of the audio as it was, in a second attempt, too, which begins later', async () => {
  const timed = { segments: [{ text: 'one', start: 0, end: 1 }], words: [], language: 'de' };
  expect((await check([{ ...good, ...timed }])).checked).toMatchObject(timed);
  const { checked } = await check([
    { ...good, ending: 'loop' },
    { ...good, ...timed },
  ]);
  expect(checked).toMatchObject({ text: good.text, words: [], language: 'de' });
  expect(checked!.segments).toEqual([{ text: 'one', start: 0.12, end: 1.12 }]);
});

test('what is invented is withheld at once, unless it was promised', async () => {
  const { checked, passes } = await check([doubtful.invented]);
  expect(checked).toMatchObject({ text: '', doubt: 'invented' });
  expect(passes).toHaveLength(1);
  expect((await check([doubtful.invented], { isPromised: true })).checked).toMatchObject({ doubt: null });
});

test('a loop is kept without its rounds, if the other attempt is no better', async () => {
  for (const results of [
    [looped, doubtful.unlikely],
    [doubtful.unlikely, looped],
    [looped, looped],
  ]) {
    const { checked, tallies } = await check(results);
    expect(checked).toMatchObject({ text: looped.text, tokens: looped.tokens, doubt: null });
    expect(tallies).toEqual({ 'second-attempts': 1 });
  }
});

test('one round of an invention is one, too', async () => {
  for (const text of ['Thank you.', '...']) {
    const { checked } = await check([found([4, 5], { text, ending: 'loop' }), doubtful.invented]);
    expect(checked?.text, text).toBe('');
  }
});

test('where the first pass has done all the work that there may be, there is no second one', async () => {
  const passes: RecogniseOptions[] = [];
  const given = (result: Recognition): Recogniser => ({
    async recognise(_, options = {}) {
      passes.push(options);
      options.work!.addPlain(1, 0);
      options.work!.spendShare(4);
      return result;
    },
    textOf: wordsOf,
    beginsWord: () => true,
    dispose: async () => {},
  });
  const options = { shouldStop: () => false, meter: { record() {}, count() {} } };
  const checked = (result: Recognition, more = {}) =>
    recogniseChecked(given(result), samples, { ...range, ...more }, options);
  expect(await checked(doubtful.unlikely)).toMatchObject({ text: '', doubt: 'unlikely' });
  expect(await checked(looped)).toMatchObject({ text: looped.text, doubt: null });
  expect(passes).toHaveLength(2);
  // But where it is speech for certain, beside other speech that leaves some.
  for (const more of [{ certainty: 0.9 }, { share: 0.5 }]) await checked(doubtful.unlikely, more);
  expect(passes).toHaveLength(4);
  await checked(doubtful.unlikely, { certainty: 0.9, share: 0.5 });
  expect(passes).toHaveLength(6);
});

test('an abandoned pass gives nothing', async () => {
  expect(await check([null])).toMatchObject({ checked: null, tallies: {} });
  expect(await check([doubtful.unlikely, null])).toMatchObject({ checked: null, tallies: { 'second-attempts': 1 } });
});
