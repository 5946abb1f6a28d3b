import { expect, test } from 'vitest';
import type { Segment } from '../core/transcript.ts';
import { insertedSegments } from './inserted-segments.ts';

/** Segments with `+` before them were said into a line, those with `>` behind its last word. */
function written(marked: readonly string[], hasCapitals = true): string[] {
  const joins = { '+': 'within', '>': 'behind' } as const;
  const segments = marked.map((text, i): Segment => {
    const how = joins[text[0] as keyof typeof joins];
    return { start: i, end: i + 1, text: text.replace(/^[+>]/, ''), ...(how && { joins: how }) };
  });
  return insertedSegments(segments, { language: 'en', terms: ['Kathleen'], hasCapitals }).map(({ text }) => text);
}

test.each([
  ['in a sentence', ['We go', '+On Monday.', 'to the sea.'], ['We go', 'on Monday', 'to the sea.']],
  ['between sentences', ['We go.', '+on Monday.', 'Then we rest.'], ['We go.', 'On Monday.', 'Then we rest.']],
  ['a name', ['We go', '+Kathleen says.', 'to the sea.'], ['We go', 'Kathleen says', 'to the sea.']],
  [
    'several sentences in one',
    ['We go', '+On Monday.', '+It is far.', '+Very far.', 'to the sea.'],
    ['We go', 'on Monday.', 'It is far.', 'Very far', 'to the sea.'],
  ],
  [
    'behind a sentence that has no end',
    ['We go', '>To the sea.', 'Then home.'],
    ['We go', 'to the sea.', 'Then home.'],
  ],
  ['behind one that has', ['We go.', '>to the sea.'], ['We go.', 'To the sea.']],
  ['by itself', ['We go', 'On Monday.', 'to the sea.'], ['We go', 'On Monday.', 'to the sea.']],
])('%s', (_, marked, expected) => {
  expect(written(marked)).toEqual(expected);
});

test('where a mode has small letters only, none is raised', () => {
  expect(written(['we go.', '+on monday.', 'then we rest.'], false)).toEqual(['we go.', 'on monday', 'then we rest.']);
});

test('what was recognised stays beside it', () => {
  const [, said] = insertedSegments(
    [
      { start: 0, end: 1, text: 'We go' },
      { start: 1, end: 2, text: 'On Monday.', raw: 'On Monday, um.', joins: 'behind' },
    ],
    { language: 'en', terms: [], hasCapitals: true },
  );
  expect(said).toMatchObject({ text: 'on Monday.', raw: 'On Monday, um.' });
});
