import { expect, test } from 'vitest';
import { paragraphs, textOf, titleOf } from './transcript.ts';

const segment = (start: number, end: number, text: string) => ({ start, end, text });

test('a long pause begins a paragraph, an empty segment nothing', () => {
  const segments = [segment(0, 1, 'One.'), segment(1.5, 2, 'Two.'), segment(2.1, 2.2, ''), segment(4.5, 5, 'Three.')];
  expect(paragraphs(segments)).toEqual(['One. Two.', 'Three.']);
  expect(textOf(segments)).toBe('One. Two.\n\nThree.');
});

test('a title is the first words without their last mark', () => {
  expect(titleOf('Set a timer, please.')).toBe('Set a timer, please');
  expect(titleOf('And so, my fellow Americans, ask not what your country')).toBe(
    'And so, my fellow Americans, ask not…',
  );
  expect(titleOf('  ')).toBe('');
});
