import { expect, test } from 'vitest';
import { languageOf, later, textOf, titleOf } from './transcript.ts';

const segment = (start: number, end: number, text: string) => ({ start, end, text });

test('a long pause begins a paragraph, an empty segment nothing', () => {
  const segments = [segment(0, 1, 'One.'), segment(1.5, 2, 'Two.'), segment(2.1, 2.2, ''), segment(4.5, 5, 'Three.')];
  expect(textOf(segments)).toBe('One. Two.\n\nThree.');
});

test('what was said into a line makes no paragraph, nor does what stands behind it', () => {
  const within = { ...segment(8, 9, 'on Monday'), joins: 'within' as const };
  expect(textOf([segment(0, 1, 'We go'), within, segment(14, 15, 'to the sea.')])).toBe('We go on Monday to the sea.');
  const behind = { ...within, joins: 'behind' as const };
  expect(textOf([segment(0, 1, 'We go'), behind, segment(14, 15, 'Far.')])).toBe('We go on Monday\n\nFar.');
});

test('the language is that of most of the text, and none where nobody tells', () => {
  const long = { ...segment(0, 1, 'A sentence of some length.'), language: 'en' };
  const short = { ...segment(1, 2, 'Kurz.'), language: 'de' };
  expect(languageOf([short, long])).toBe('en');
  expect(languageOf([segment(0, 1, 'One.')])).toBe('');
  expect(languageOf([])).toBe('');
});

test('a title is the first words without their last mark', () => {
  expect(titleOf('Set a timer, please.')).toBe('Set a timer, please');
  expect(titleOf('And so, my fellow Americans, ask not what your country')).toBe(
    'And so, my fellow Americans, ask not…',
  );
  expect(titleOf('  ')).toBe('');
  expect(titleOf('https://example.org/a/'.repeat(9))).toMatch(/^https:.{74}…$/su);
  expect(titleOf('𝔞'.repeat(90))).toBe(`${'𝔞'.repeat(80)}…`);
});

test('later by a while', () => {
  expect(later({ text: 'a', start: 1, end: 2, confidence: 1 }, 30)).toEqual({
    text: 'a',
    start: 31,
    end: 32,
    confidence: 1,
  });
});
