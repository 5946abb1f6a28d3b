import { expect, test } from 'vitest';
import { recognisedChanges, withRecognised } from './recognised-changes.ts';

const segment = (start: number, raw: string, text: string) => ({ start, end: start + 1, text, raw });
const shown = (segments: readonly ReturnType<typeof segment>[], text: string) =>
  recognisedChanges(segments, text).map(({ start, end, recognised }) => [text.slice(start, end), recognised]);

test('each place shows what was recognised there', () => {
  const segments = [
    segment(0, 'Um, we have twenty three apples.', 'We have 23 apples.'),
    segment(1, 'They are, uh', 'They are'),
    segment(2, 'red new line and green', 'red\nAnd green'),
  ];
  const text = 'We have 23 apples. They are red\nAnd green';
  expect(shown(segments, text)).toEqual([
    ['We', 'Um, we'],
    ['23', 'twenty three'],
    ['are', 'are, uh'],
    ['And', 'new line and'],
  ]);
});

test('a change is taken back alone, and then is none', () => {
  const segments = [segment(0, 'Um, we have twenty three.', 'We have 23.'), segment(1, 'So uh fine.', 'So fine.')];
  const text = 'We have 23. So fine.';
  const [, number] = recognisedChanges(segments, text);
  const after = withRecognised(text, number!);
  expect(after).toBe('We have twenty three. So fine.');
  expect(shown(segments, after)).toEqual([
    ['We', 'Um, we'],
    ['fine.', 'uh fine.'],
  ]);
});

test('without a rule that wrote something else there is none, whatever a person has typed', () => {
  const plain = { start: 0, end: 1, text: 'As it was said.' };
  expect(recognisedChanges([plain], 'As it was typed.')).toEqual([]);
  expect(shown([segment(0, 'um', '')], '')).toEqual([]);
  expect(shown([segment(0, 'Um', 'Um'), segment(1, 'scratch that', '')], 'Um')).toEqual([]);
});
