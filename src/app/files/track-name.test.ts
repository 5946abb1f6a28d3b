import { expect, test } from 'vitest';
import { fileTitle, trackName } from './track-name.ts';

const track = { number: 2, language: null, name: null, isCommentary: false };

test('a track is called by its number, and by what is known of it', () => {
  expect(trackName(track)).toBe('Track 2');
  expect(trackName({ ...track, language: 'deu', name: 'Director', isCommentary: true })).toMatch(
    /^Track 2: German, Director, \w+/,
  );
});

test('texts of two tracks of a file have two titles', () => {
  expect(fileTitle('talk.old.mkv', undefined)).toBe('talk.old');
  expect(fileTitle('talk.mkv', { ...track, language: 'deu' })).toBe('talk (Track 2: German)');
});
