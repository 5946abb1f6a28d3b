import { expect, test } from 'vitest';
import { changeBetween, inverse, movedPlace, rebased, withChange } from './text-change.ts';

test('a change leads there and back, and fits no other text', () => {
  const change = changeBetween('One two three.', 'One four three.')!;
  expect(withChange('One two three.', change)).toBe('One four three.');
  expect(withChange('One four three.', inverse(change))).toBe('One two three.');
  expect(withChange('Something else', change)).toBeNull();
  expect(changeBetween('same', 'same')).toBeNull();
});

test.each([
  ['before it', 2, 2],
  ['at its beginning', 4, 4],
  ['inside what was removed', 5, 8],
  ['at its end', 7, 8],
  ['behind it', 9, 10],
])('a place %s', (_, place, expected) => {
  expect(movedPlace(place, { at: 4, removed: 'two', added: 'four' })).toBe(expected);
});

test('what is added at a place stands before it', () => {
  expect(movedPlace(4, { at: 4, removed: '', added: 'new ' })).toBe(8);
});

test('a change that was meant for an earlier text is made in what that has become', () => {
  const change = { at: 4, removed: 'two', added: 'four' };
  expect(rebased(change, 'One two three.', 'One two three.')).toBe(change);
  expect(rebased(change, 'One two three.', 'Well, one two three.').at).toBe(10);
  expect(rebased(change, 'One two three.', 'One three.')).toEqual({ at: 4, removed: '', added: 'four' });
  expect(rebased(change, 'One two three.', '')).toEqual({ at: 0, removed: '', added: 'four' });
});
