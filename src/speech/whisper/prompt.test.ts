import { describe, expect, test } from 'vitest';
import { idOf, smallWhisper, smallWhisperTexts } from '../testing/small-whisper.ts';
import { readContract } from './contract.ts';
import { type PromptPlan, promptOf } from './prompt.ts';

const contract = smallWhisper();
const plain: PromptPlan = { language: 'de', task: 'transcribe', withTimestamps: false, previous: [], vocabulary: [] };
const markers = (...contents: string[]) => contents.map((content) => idOf(`<|${content}|>`));
const opening = markers('startoftranscript', 'de', 'transcribe', 'notimestamps');
const hello = idOf('hello');

test('start, language, task, and whether there are timestamps', () => {
  expect(promptOf(contract, plain)).toEqual({ tokens: opening, start: 0 });
  expect(promptOf(contract, { ...plain, withTimestamps: true }).tokens).toEqual(opening.slice(0, 3));
  expect(promptOf(contract, { ...plain, task: 'translate' }).tokens[2]).toBe(idOf('<|translate|>'));
});

test('an English model is told neither language nor task', () => {
  const english = readContract(smallWhisperTexts({ generation: { is_multilingual: false } }));
  const tokens = markers('startoftranscript', 'notimestamps');
  expect(promptOf(english, { ...plain, language: null })).toEqual({ tokens, start: 0 });
  expect(() => promptOf(english, { ...plain, language: null, task: 'translate' })).toThrow(
    expect.objectContaining({ code: 'bad-argument', details: ['translate'] }),
  );
});

describe('before the start', () => {
  test('what was said before, the last of it', () => {
    const previous = [...Array.from({ length: 40 }, () => 1), ...Array.from({ length: 31 }, () => hello)];
    const { tokens, start } = promptOf(contract, { ...plain, previous });
    expect(tokens[0]).toBe(idOf('<|startofprev|>'));
    // Half of the 64 tokens that the decoder takes, less the marker.
    expect(tokens.slice(1, start)).toEqual(previous.slice(-31));
    expect(tokens.slice(start)).toEqual(opening);
  });

  test('words to expect go first, and leave less for the rest', () => {
    const { tokens, start } = promptOf(contract, {
      ...plain,
      previous: Array(40).fill(hello),
      vocabulary: ['hello', 'well'],
    });
    const words = contract.tokenizer.encode(' hello, well.');
    expect(tokens.slice(1, 1 + words.length)).toEqual(words);
    expect(start).toBe(1 + 31);
  });

  test('too many words to expect are cut, and nothing else is told', () => {
    const { tokens, start } = promptOf(contract, { ...plain, previous: [hello], vocabulary: Array(20).fill('hello') });
    expect(start).toBe(1 + 31);
    expect(tokens.slice(start)).toEqual(opening);
  });
});
