import { expect, test } from 'vitest';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { type TextChange, withChange } from '../../core/text-change.ts';
import type { Segment } from '../../core/transcript.ts';
import { createSpokenPlace } from './spoken-place.ts';

const said = (text: string, more: Partial<Segment> = {}): Segment => ({ start: 0, end: 1, text, ...more });

/** A place at the bars of a text, and what a recording makes of that. */
function placeIn(marked: string) {
  const [start, end] = [marked.indexOf('|'), marked.lastIndexOf('|')];
  const text = marked.replaceAll('|', '');
  let kept = '';
  const place = createSpokenPlace({
    id: 'a',
    text,
    selected: { start, end: end === start ? start : end - 1 },
    language: 'en',
    terms: ['Siobhan'],
    editing: {
      async insert(_, recording, changeOf: (text: string) => TextChange) {
        kept = withChange(now, changeOf(now)) ?? 'does not fit';
        return { transcript: recording, offset: 0 };
      },
    },
  });
  let now = text;
  return {
    place,
    edit(text: string) {
      now = text;
      place.follow(text);
    },
    async says(...segments: Segment[]) {
      await place.keep(sampleTranscript({ segments }));
      return kept;
    },
  };
}

test('a recording stands in the text as its place asks for', async () => {
  expect(await placeIn('I saw| yesterday.').says(said('The red car.'))).toBe('I saw the red car yesterday.');
  expect(await placeIn('I saw |Tom| yesterday.').says(said('Siobhan.'))).toBe('I saw Siobhan yesterday.');
  expect(await placeIn('One.\n\n|').says(said('two.'), said('Three.', { start: 9, end: 10 }))).toBe(
    'One.\n\nTwo.\n\nThree.',
  );
});

test('inside a line a pause makes no paragraph', async () => {
  expect(await placeIn('I saw| yesterday.').says(said('The red'), said('car.', { start: 9, end: 10 }))).toBe(
    'I saw the red car yesterday.',
  );
});

test('a capital that the rules took stays away', async () => {
  expect(await placeIn('|').says(said('the car', { raw: 'The car.' }))).toBe('the car');
});

test('it stays between the same words while the text is edited', async () => {
  const before = placeIn('I saw| yesterday.');
  before.edit('Well, I saw yesterday.');
  before.edit('Well, I saw yesterday. Fine.');
  expect(await before.says(said('It.'))).toBe('Well, I saw it yesterday. Fine.');

  const selected = placeIn('I saw |Tom| yesterday.');
  selected.edit('So I saw Tom yesterday.');
  expect(await selected.says(said('Ann.'))).toBe('So I saw ann yesterday.');
});

test('what a person writes over the selection is not replaced', async () => {
  const over = placeIn('I saw |Tom| yesterday.');
  over.edit('I saw Tim yesterday.');
  expect(await over.says(said('Too.'))).toBe('I saw Tim too yesterday.');
});

test('live, the part that is certain and the part that may change stand there as they will', () => {
  const { place } = placeIn('I saw| yesterday.');
  const partial = { start: 0, committed: 'The red', tentative: ' car' };
  expect(place.written({ segments: [], partial })).toEqual({ certain: ' the red', tentative: ' car' });
  expect(place.written({ segments: [said('The.')], partial: { ...partial, committed: 'Red' } })).toEqual({
    certain: ' the. Red',
    tentative: ' car',
  });
  expect(place.written({ segments: [], partial: null })).toEqual({ certain: '', tentative: '' });
});
