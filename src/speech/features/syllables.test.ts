import { expect, test } from 'vitest';
import { bearsText, syllablePeaks, syllablesOf } from './syllables.ts';

test.each([
  ['', 0],
  ['Set a timer for ten minutes.', 8],
  ['The quick brown fox jumps over the lazy dog.', 11],
  ['7 0 1', 5],
  ['hmm', 1],
  ['東京です', 4],
])('%s: %d syllables', (text, syllables) => {
  expect(syllablesOf(text)).toBe(syllables);
});

/** Bursts of a vowel's length with gaps between them, in noise 40 dB below. */
function bursts(count: number): Float32Array {
  const each = 4_000;
  return Float32Array.from({ length: count * each }, (_, i) => {
    const amplitude = i % each < each / 2 ? 0.1 : 0.001;
    return amplitude * Math.sin(0.3 * i);
  });
}

test.each([0, 1, 5, 12])('%d peaks', (count) => {
  expect(syllablePeaks(bursts(count))).toBe(count);
});

test('a word said twelve times has room in twelve bursts, not in three', () => {
  const text = Array(12).fill('Yes.').join(' ');
  expect(bearsText(bursts(12), text)).toBe(true);
  expect(bearsText(bursts(3), text)).toBe(false);
});
