import { expect, test } from 'vitest';
import { saidWords } from './said-words.ts';

const pieces = [' ask', ' Shi', 'man', 'sky', '.', ' today'];
const recogniser = {
  textOf: (tokens: readonly number[]) => tokens.map((token) => pieces[token]).join(''),
  beginsWord: (token: number) => pieces[token]!.startsWith(' '),
};

test('a word is as sure as its least likely token, and common where it is one token', () => {
  const logProbabilities = [-0.1, -0.2, -2, -0.3, -0.4, -0.5, -0.6];
  expect(saidWords(recogniser, { tokens: [0, 1, 2, 3, 4, 5, 4], logProbabilities })).toEqual([
    { text: 'ask', confidence: Math.exp(-0.1), isCommon: true },
    { text: 'Shimansky.', confidence: Math.exp(-2), isCommon: false },
    { text: 'today.', confidence: Math.exp(-0.6), isCommon: true },
  ]);
});

test('a text that begins within a word has that part as its first', () => {
  expect(saidWords(recogniser, { tokens: [2, 0], logProbabilities: [-1, 0] }).map(({ text }) => text)).toEqual([
    'man',
    'ask',
  ]);
  expect(saidWords(recogniser, { tokens: [], logProbabilities: [] })).toEqual([]);
});
