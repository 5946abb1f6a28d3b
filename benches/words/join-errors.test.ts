/** Errors of long recordings, by where they are. */

import { describe, expect, test } from 'vitest';
import { speechRate } from '../../src/core/resampler.ts';
import { joinErrors } from './join-errors.ts';

const part = (text: string, start: number) => ({ words: text.split(' '), start, end: start + text.split(' ').length });
const window = (start: number, end: number, doubt: 'unlikely' | null = null) => ({
  start: start * speechRate,
  end: end * speechRate,
  doubt,
});

/** A word a second. */
const parts = [part('one two tree four', 0), part('five', 6), part('eggs ate nine tens', 8), part('gone', 20)];
const texts = parts.map(({ words }) => words.join(' '));
const windows = [window(0, 4), window(6, 7), window(8, 12, 'unlikely')];

const errorsIn = (text: string, alone = texts) => {
  const { byPlace, byPart } = joinErrors(parts, alone, text, windows);
  return {
    places: Object.fromEntries(Object.entries(byPlace).filter(([, each]) => each.joined + each.alone > 0)),
    byPart,
  };
};

describe('errors of a long recording', () => {
  test('are counted where they are, and in their sentence', () => {
    const { places, byPart } = errorsIn('one too tree for fine');
    expect(places).toEqual({
      inside: { joined: 1, alone: 0 },
      join: { joined: 1, alone: 0 },
      'short segment': { joined: 1, alone: 0 },
      guards: { joined: 5, alone: 0 },
    });
    expect(byPart.map(({ joined }) => joined)).toEqual([2, 1, 4, 1]);
  });

  test('stand beside those of the sentences alone', () => {
    const { places, byPart } = errorsIn(texts.join(' '), [
      'one two three four',
      'five',
      'eggs ate nine tens',
      'gone gone',
    ]);
    expect(places).toEqual({ inside: { joined: 0, alone: 1 }, guards: { joined: 0, alone: 1 } });
    expect(byPart).toEqual([1, 0, 0, 1].map((alone) => ({ joined: 0, alone })));
  });

  test('that are words more stand at the word behind them', () => {
    expect(errorsIn(`${texts[0]} and ${texts.slice(1).join(' ')}`).byPart[1]).toEqual({ joined: 1, alone: 0 });
  });
});
