import { expect, test } from 'vitest';
import { Vocabulary } from './vocabulary.ts';

const vocabulary = new Vocabulary(['<unk>', '<s>', '</s>', '<0xC3>', '<0xA9>', '▁caf', '▁a', 'b', '▁'].join('\n'));

test('pieces, bytes and markers become text', () => {
  expect(vocabulary.textOf([1, 5, 3, 4, 6, 7, 2])).toBe('café ab');
});

test('ids beyond the vocabulary are nothing', () => {
  expect(vocabulary.textOf([99_999])).toBe('');
});

test('a space begins a word', () => {
  expect(vocabulary.beginsWord(6)).toBe(true);
  expect(vocabulary.beginsWord(7)).toBe(false);
});
