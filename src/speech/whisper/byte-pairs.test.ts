import { describe, expect, test } from 'vitest';
import { idOf, smallWhisper } from '../testing/small-whisper.ts';
import { BytePairs } from './byte-pairs.ts';

const { tokenizer } = smallWhisper();
const ids = (...contents: string[]) => contents.map(idOf);

describe('text of tokens', () => {
  test('pieces, spaces and bytes', () => {
    expect(tokenizer.textOf(ids('Ġhello', 'Ġw', 'Ã', '¼', '.'))).toBe('hello wü.');
  });

  test('markers and moments have none', () => {
    const { start, firstTime, end } = smallWhisper().markers;
    expect(tokenizer.textOf([start, firstTime + 4, ...ids('hello'), firstTime + 20, end])).toBe('hello');
  });

  test('a character of which bytes are missing is left out', () => {
    expect(tokenizer.textOf(ids('hello', 'Ġw', 'Ã'))).toBe('hello w');
  });
});

describe('tokens of a text', () => {
  test('the pairs that were learnt first are joined first', () => {
    expect(tokenizer.encode(' hello hell')).toEqual(ids('Ġhello', 'Ġ', 'hell'));
    expect(tokenizer.encode('hello, wü')).toEqual(ids('hello', ',', 'Ġw', 'Ã', '¼'));
  });

  test('read again they are the text', () => {
    for (const text of ['hello hello', 'he said, hello.', 'über, hello', '好 hello']) {
      expect(tokenizer.textOf(tokenizer.encode(text))).toBe(text);
    }
  });
});

test('a token begins a word by a space, or by a character of a script without', () => {
  const begins = (content: string) => tokenizer.beginsWord(idOf(content));
  expect(['Ġhello', 'Ġ', 'å'].map(begins)).toEqual([true, true, true]);
  expect(['hello', 'Ã', '.', '<|en|>'].map(begins)).toEqual([false, false, false, false]);
  expect(tokenizer.beginsWord(tokenizer.encode('好')[0]!)).toBe(true);
});

test.each([
  ['no JSON', '{'],
  ['nothing', 'null'],
  ['another kind', JSON.stringify({ model: { type: 'Unigram', vocab: {}, merges: [] } })],
  ['ids that are none', JSON.stringify({ model: { type: 'BPE', vocab: { a: -1 }, merges: [] } })],
  ['pieces that are no bytes', JSON.stringify({ model: { type: 'BPE', vocab: { 漢: 0 }, merges: [] } })],
])('a damaged file is told as one: %s', (_, json) => {
  expect(() => BytePairs.read(json)).toThrow(
    expect.objectContaining({ code: 'model-broken', details: ['tokenizer.json'] }),
  );
});
