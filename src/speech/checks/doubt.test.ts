import { expect, test } from 'vitest';
import type { Recognition } from '../../protocol/speech.ts';
import { doubtOf } from './doubt.ts';

const second = 16_000;

/** The doubt about a text over `seconds` of speech that is certain by default. */
function about(text: string, manner: Partial<Recognition> = {}, { seconds = 2, certainty = 0.99, bursts = 0 } = {}) {
  const tokens = text.split(' ').map((_, i) => i);
  const result: Recognition = {
    text,
    tokens,
    logProbabilities: tokens.map(() => -0.1),
    ending: 'end',
    draftKept: 0,
    ...manner,
  };
  const range = { start: 0, end: (seconds + 1) * second, speech: seconds * second, certainty };
  return doubtOf(result, range, sounding(bursts));
}

/** A second with a burst of sound for each syllable. */
const sounding = (bursts: number) =>
  Float32Array.from({ length: bursts * second }, (_, i) => (i % second < second / 4 ? Math.sin(i / 5) : 0));

test.each([
  ['Yes.', 0.5],
  ['42', 1],
  ['Ask not what your country can do for you, ask what you can do for your country.', 6],
  ['No, no, no, no, I did not say that.', 3],
  ['Über allen Gipfeln ist Ruh.', 3],
  ['Thank you.', 1],
  ['Thank you for watching over my sister.', 2],
])('speech passes: %s', async (text, seconds) => {
  expect(await about(text, {}, { seconds })).toBeNull();
});

test('a text without a letter or a digit is empty', async () => {
  for (const text of ['', '...', ' - ?!', '♪♪']) expect(await about(text)).toBe('empty');
});

test('a decoder that went round repeats itself', async () => {
  expect(await about('I did not say that.', { ending: 'loop' })).toBe('repetition');
});

test('a decoder that came to no end invents', async () => {
  expect(await about('I did not say that.', { ending: 'limit' })).toBe('too-fast');
});

test('a few words over long speech are too few, and over short speech are not', async () => {
  expect(await about('And so', {}, { seconds: 20 })).toBe('too-slow');
  expect(await about('And so', {}, { seconds: 1 })).toBeNull();
  expect(await about('423-23-1948', {}, { seconds: 8 })).toBeNull();
  expect(await about('In 1948', {}, { seconds: 8 })).toBe('too-slow');
});

test('a stock phrase is believed only where somebody speaks for certain', async () => {
  for (const text of ['Thank you.', 'you', 'Thank you. Thank you.', "I don't know.", 'I don’t know.']) {
    expect(await about(text, {}, { certainty: 0.3 }), text).toBe('invented');
    expect(await about(text), text).toBeNull();
  }
  for (const text of ['Thank you, that is all for today.', '1, 2, 3.', '42', 'Thank you. 42.']) {
    expect(await about(text, {}, { certainty: 0.3 }), text).toBeNull();
  }
});

test('tokens that were all guessed are unlikely, and a few of them are not', async () => {
  const text = 'one two three four five six seven eight';
  expect(await about(text, { logProbabilities: Array.from({ length: 8 }, () => -5) })).toBe('unlikely');
  expect(await about(text, { logProbabilities: [-5, 0, 0, 0, 0, 0, 0, 0] })).toBeNull();
});

test('words in loud noise are a guess unless the model and the speech gate both hear speech', async () => {
  const text = 'one two three four five six';
  const guessed = { logProbabilities: Array.from({ length: 6 }, () => -1.15) };
  expect(await about(text, guessed)).toBe('unlikely');
  expect(await about(text, { ...guessed, noSpeech: 0.2 })).toBeNull();
  expect(await about(text, { ...guessed, noSpeech: 0.5 })).toBe('unlikely');
  expect(await about(text, { ...guessed, noSpeech: 0.2 }, { certainty: 0.8 })).toBeNull();
  expect(await about(text, { ...guessed, noSpeech: 0.2 }, { certainty: 0.7 })).toBe('unlikely');
  expect(await about(text, { logProbabilities: guessed.logProbabilities.map(() => -1.4), noSpeech: 0.2 })).toBe(
    'unlikely',
  );
});

test('a text that packs far too well repeats itself', async () => {
  expect(await about('and then he said so '.repeat(30), {}, { seconds: 30 })).toBe('repetition');
});

test('where neither the model nor the speech gate hears anybody, a text is invented, however likely it is', async () => {
  const text = 'And then he went home.';
  expect(await about(text, { noSpeech: 0.7 }, { certainty: 0.7 })).toBe('invented');
  expect(await about(text, { noSpeech: 0.5 }, { certainty: 0.7 })).toBeNull();
  expect(await about(text, { noSpeech: 0.7 })).toBeNull();
});

test('what is heard as often as it is written was said', async () => {
  const text = 'Yes. '.repeat(30);
  expect(await about(text, {}, { seconds: 30, bursts: 30 })).toBeNull();
  expect(await about(text, {}, { seconds: 30, bursts: 10 })).toBe('repetition');
});
