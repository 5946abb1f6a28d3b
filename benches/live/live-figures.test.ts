import { expect, test } from 'vitest';
import { liveFigures, type Shown } from './live-figures.ts';

const moments = { begins: 1000, ends: 4000, stop: 4300, final: 4500, done: 4520 };

const partial = (at: number, text: string): Shown => ({ at, kind: 'partial', text });
const final = (at: number, text: string): Shown => ({ at, kind: 'final', text });

test('the first partial is the first with a text after speech began', () => {
  const shown = [partial(900, 'you'), partial(1400, ''), partial(1600, 'ask'), partial(2000, 'ask not')];
  expect(liveFigures(shown, moments).first_partial_ms).toBe(600);
});

test('no speech and no text are no delay', () => {
  expect(liveFigures([partial(1600, 'ask')], { ...moments, begins: null, ends: null })).toMatchObject({
    first_partial_ms: null,
    speech_end_to_final_ms: null,
  });
  expect(liveFigures([partial(1600, '')], moments).first_partial_ms).toBeNull();
});

test('intervals end where a segment does', () => {
  const shown = [
    partial(1500, 'a'),
    partial(1900, 'a b'),
    final(2500, 'a b'),
    partial(9000, 'a b c'),
    partial(9300, 'a b c d'),
    final(9900, 'a b c d'),
  ];
  const { partial_intervals_ms, partials } = liveFigures(shown, moments);
  expect(partial_intervals_ms).toEqual([400, 300]);
  expect(partials).toBe(4);
});

test('the end is measured from speech and from stop', () => {
  expect(liveFigures([final(4500, 'ask')], moments)).toMatchObject({
    speech_end_to_final_ms: 500,
    stop_to_final_ms: 220,
  });
});

test('words that were shown and changed are counted once each', () => {
  const shown = [partial(1500, 'ask nut'), partial(1900, 'ask not'), final(2500, 'Ask not.')];
  expect(liveFigures(shown, moments)).toMatchObject({ words_shown: 3, words_changed: 1 });
});

test('so are words that were shown as settled', () => {
  const shown: Shown[] = [
    { ...partial(1500, 'ask nut what'), committed: 'ask nut' },
    { ...final(2500, 'Ask not what.'), committed: 'Ask not what.' },
  ];
  expect(liveFigures(shown, moments)).toMatchObject({ committed_shown: 4, committed_changed: 1 });
});
