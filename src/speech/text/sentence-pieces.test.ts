import { describe, expect, test } from 'vitest';
import { readSentencePieces } from './sentence-pieces.ts';

const pieces = ['<unk>', '<s>', '</s>', '<0xC3>', '<0xA9>', '▁caf', '▁a', 'b', '▁', '<0xE5>', '<0xA4>', '<0xA9>', '気'];
const lines = { 'vocabulary.txt': pieces.join('\n') };

function tokenizerFile(more: object = {}) {
  const vocab = Object.fromEntries(pieces.map((piece, id) => [piece, id]));
  return {
    model: { type: 'BPE', byte_fallback: true, vocab: { ...vocab, '<0xA9>': 4, '<a>': 14 }, merges: ['▁ a'] },
    added_tokens: [
      ...['<unk>', '<s>', '</s>'].map((content, id) => ({ id, content, special: true })),
      { id: 13, content: '<<ST_0>>', special: true },
      { id: 15, content: ' [music]', special: false },
    ],
    ...more,
  };
}
const json = (file: unknown) => ({ 'tokenizer.json': JSON.stringify(file) });

describe.each([
  ['a list', readSentencePieces(lines)],
  ['a tokenizer.json', readSentencePieces(json(tokenizerFile()))],
])('from %s', (_, vocabulary) => {
  test('pieces, bytes and markers become text', () => {
    expect(vocabulary.textOf([1, 5, 3, 4, 6, 7, 2])).toBe('café ab');
  });

  test('a character whose last bytes are still to come is left out', () => {
    expect(vocabulary.textOf([5, 3])).toBe('caf');
    expect(vocabulary.textOf([12, 9, 10])).toBe('気');
  });

  test('ids beyond the vocabulary are nothing', () => {
    expect(vocabulary.textOf([99_999])).toBe('');
  });

  test('a space begins a word, and so does every character where there are none', () => {
    expect([6, 7, 12, 9, 10, 3].map((token) => vocabulary.beginsWord(token))).toEqual([
      true,
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});

test('added tokens are text unless they are special, and a piece may look like a marker', () => {
  const vocabulary = readSentencePieces(json(tokenizerFile()));
  expect(vocabulary.textOf([6, 13, 15, 14])).toBe('a [music]<a>');
  expect(vocabulary.size).toBe(16);
});

test('no vocabulary is model-incomplete', () => {
  expect(() => readSentencePieces({ 'config.json': '{}' })).toThrow(
    expect.objectContaining({ code: 'model-incomplete', details: ['tokenizer.json'] }),
  );
});

test.each([
  ['no JSON', '<!doctype html>'],
  ['null', 'null'],
  ['another format', JSON.stringify({ model: { vocab: [['a', -1.5]] } })],
  ['an id that is none', JSON.stringify({ model: { vocab: { a: -1 } } })],
  ['a fraction of an id', JSON.stringify({ model: { vocab: { a: 0.5 } } })],
])('%s is model-broken', (_, text) => {
  expect(() => readSentencePieces({ 'tokenizer.json': text })).toThrow(
    expect.objectContaining({ code: 'model-broken' }),
  );
});
