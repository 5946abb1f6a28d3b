import { describe, expect, test } from 'vitest';
import { idOf, smallWhisper } from '../testing/small-whisper.ts';
import { whisperRules } from './rules.ts';

const contract = smallWhisper();
const { firstTime, end, noTimestamps } = contract.markers;
const hello = idOf('hello');
const blank = idOf('Ġ');
const time = (step: number) => firstTime + step;

/** Tokens that may follow a text; `scores` are 0 but for those given. */
function allowed(withTimestamps: boolean, text: readonly number[], scores: Record<number, number> = {}): Set<number> {
  const all = new Float32Array(contract.vocabulary);
  // One moment alone is never likelier than all text.
  all.fill(-20, firstTime);
  for (const [token, score] of Object.entries(scores)) all[Number(token)] = score;
  whisperRules(contract, withTimestamps)(text, all);
  return new Set([...all.keys()].filter((token) => all[token] !== Number.NEGATIVE_INFINITY));
}

describe('without timestamps', () => {
  test('signs and markers are never said, moments neither', () => {
    for (const text of [[], [hello], [hello, hello]]) {
      const tokens = allowed(false, text);
      expect(tokens.has(hello)).toBe(true);
      for (const token of [idOf('!'), idOf('<|en|>'), noTimestamps, time(0), time(1500)])
        expect(tokens.has(token)).toBe(false);
    }
  });

  test('a text does not begin with its end', () => {
    expect(allowed(false, []).has(end)).toBe(false);
    expect(allowed(false, [hello]).has(end)).toBe(true);
  });

  test('it may begin with a space alone, but not be one', () => {
    expect(allowed(false, []).has(blank)).toBe(true);
    expect(allowed(false, [blank]).has(end)).toBe(false);
    expect(allowed(false, [blank]).has(blank)).toBe(false);
    expect(allowed(false, [blank, hello]).has(end)).toBe(true);
    expect(allowed(false, [hello, blank]).has(end)).toBe(true);
  });
});

describe('with timestamps', () => {
  test('a text begins with a moment of the first second', () => {
    expect([...allowed(true, [])]).toEqual(Array.from({ length: 51 }, (_, step) => time(step)));
  });

  test('after the first moment comes text, or the end', () => {
    const tokens = allowed(true, [time(3)]);
    expect(tokens.has(hello) && tokens.has(end)).toBe(true);
    expect([...tokens].filter((token) => token >= firstTime)).toEqual([]);
  });

  test('a text is closed by a later moment', () => {
    const tokens = allowed(true, [time(3), hello]);
    expect(tokens.has(time(3))).toBe(false);
    expect(tokens.has(time(4))).toBe(true);
    expect(tokens.has(hello)).toBe(true);
  });

  test('after a moment that closes comes one that opens, not before it, or the end', () => {
    const tokens = allowed(true, [time(3), hello, time(40)]);
    expect(tokens.has(hello)).toBe(false);
    expect(tokens.has(end)).toBe(true);
    expect(tokens.has(time(39))).toBe(false);
    expect(tokens.has(time(40))).toBe(true);
  });

  test('after a pair comes text, and time never goes back', () => {
    const pair = [time(3), hello, time(40), time(50)];
    const tokens = allowed(true, pair);
    expect(tokens.has(hello)).toBe(true);
    expect([...tokens].filter((token) => token >= firstTime)).toEqual([]);
    const closing = allowed(true, [...pair, hello]);
    expect(closing.has(time(50))).toBe(false);
    expect(closing.has(time(51))).toBe(true);
  });

  test('moments that are together likelier than any other token are taken', () => {
    const some = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [time(10 + i), -2]));
    expect(allowed(true, [time(3), hello], some).has(hello)).toBe(false);
    const few = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [time(10 + i), -2]));
    expect(allowed(true, [time(3), hello], few).has(hello)).toBe(true);
  });
});
