import { expect, test } from 'vitest';
import type { SpeechEvent } from '../../protocol/speech.ts';
import { noText, wholeText, withEvent, withoutPartial } from './live-text.ts';

const after = (...events: SpeechEvent[]) => events.reduce(withEvent, noText);
const final = (start: number, end: number, text: string): SpeechEvent => ({
  kind: 'final',
  start,
  end,
  text,
  language: null,
  computeMs: 1,
  lost: 0,
  doubt: null,
});
const partial = (start: number, committed: string, tentative: string): SpeechEvent => ({
  kind: 'partial',
  start,
  end: start + 16_000,
  committed,
  tentative,
});

test('a final replaces its partial, and segments stand in the order of their start', () => {
  const text = after(partial(32_000, '', 'two'), final(32_000, 48_000, 'Two.'), final(0, 16_000, 'One.'));
  expect(text.partial).toBeNull();
  expect(text.segments).toEqual([
    { start: 0, end: 1, text: 'One.' },
    { start: 2, end: 3, text: 'Two.' },
  ]);
});

test('a final without text withdraws the partial', () => {
  expect(after(partial(0, '', 'hm'), final(0, 0, ''))).toEqual(noText);
});

test('what follows an endpoint in the same breath stands beside it, and is withdrawn alone', () => {
  const text = after(partial(0, '', 'one'), final(0, 16_000, 'One.'), partial(16_000, 'And', ' so'));
  expect(wholeText(text)).toEqual({ text: 'One. And so', committed: 'One. And' });
  const withdrawn = withEvent(text, final(16_000, 32_000, ''));
  expect(wholeText(withdrawn)).toEqual({ text: 'One.', committed: 'One.' });
});

test('a new engine says anew in one what had been final in pieces', () => {
  const pieces = after(final(0, 16_000, 'One.'), final(16_000, 32_000, 'Two.'), final(48_000, 64_000, 'Four.'));
  expect(wholeText(withEvent(pieces, final(0, 40_000, 'One two.'))).text).toBe('One two. Four.');
});

test('a late final of an earlier segment leaves the partial of a later one', () => {
  const text = after(partial(32_000, 'And', ' so'), final(0, 16_000, 'One.'));
  expect(wholeText(text)).toEqual({ text: 'One. And so', committed: 'One. And' });
});

test('an open segment without its final pass counts as it stands', () => {
  const { segments, partial: open } = withoutPartial(after(final(0, 16_000, 'One.'), partial(32_000, 'And', ' so')));
  expect(segments.map(({ start, text }) => [start, text])).toEqual([
    [0, 'One.'],
    [2, 'And so'],
  ]);
  expect(open).toBeNull();
});
