/** Segments through the pipeline: their times stay, and so does what was recognised. */

import { expect, test } from 'vitest';
import { type Segment, textOf } from '../core/transcript.ts';
import { modes } from './modes.ts';
import { Pipeline } from './pipeline.ts';
import { rewriteSegments } from './segments.ts';

const plain = new Pipeline({ settings: modes.plain, rules: [], language: 'en' });

/** One a second and a half; `|` stands for a long pause. */
function segmentsOf(...texts: string[]): Segment[] {
  let at = 0;
  return texts.map((given) => {
    if (given.startsWith('|')) at += 5;
    const segment = { start: at, end: at + 1, text: given.replace('|', '') };
    at += 1.5;
    return segment;
  });
}

test.each([
  ['a mark said in a breath of its own', ['I like it', 'Comma', 'but not much.'], 'I like it, but not much.'],
  ['a new line', ['Milk', 'new line', 'eggs'], 'Milk\neggs'],
  ['a new line at the end of a paragraph', ['Milk.', 'New line.', '|Eggs.'], 'Milk.\n\n\nEggs.'],
  ['a command that takes back another segment', ['I like blue.', 'Scratch that.', 'I like green.'], 'I like green.'],
  ['nothing to change', ['One.', '|Two.'], 'One.\n\nTwo.'],
])('%s', (_, texts, expected) => {
  const given = segmentsOf(...texts);
  const { segments } = rewriteSegments(plain, given);
  expect(textOf(segments)).toBe(expected);
  expect(segments.map(({ start, end }) => [start, end])).toEqual(given.map(({ start, end }) => [start, end]));
  expect(segments.map(({ raw, text }) => raw ?? text)).toEqual(given.map(({ text }) => text));
});

test('writing again begins with what was recognised', () => {
  const minutes = new Pipeline({ settings: modes.minutes, rules: [], language: 'en' });
  const given = segmentsOf('Um, twenty three people', 'new line', 'and a dog');
  const once = rewriteSegments(minutes, rewriteSegments(plain, given).segments);
  expect(once).toEqual(rewriteSegments(minutes, given));
  expect(textOf(once.segments)).toBe('23 people\nAnd a dog.');
});

test('what goes on has no full stop yet', () => {
  const minutes = new Pipeline({ settings: modes.minutes, rules: [], language: 'en' });
  expect(textOf(rewriteSegments(minutes, segmentsOf('and then'), { goesOn: true }).segments)).toBe('And then');
});
