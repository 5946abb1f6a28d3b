import { expect, test } from 'vitest';
import { createSelection } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

test('rows are selected one by one, and left out again', () => {
  const selection = createSelection();
  selection.toggle('b');
  selection.toggle('d');
  selection.toggle('b');
  expect([...selection.ids.value]).toEqual(['d']);
  selection.clear();
  expect(selection.ids.value.size).toBe(0);
});

test('shift selects from the last one to this one, up or down', () => {
  const selection = createSelection();
  selection.toggle('d');
  selection.extend('b', order);
  expect([...selection.ids.value].sort()).toEqual(['b', 'c', 'd']);
  selection.extend('e', order);
  expect([...selection.ids.value].sort()).toEqual(['b', 'c', 'd', 'e']);
});

test('shift without a beginning selects one', () => {
  const selection = createSelection();
  selection.extend('c', order);
  expect([...selection.ids.value]).toEqual(['c']);
  selection.toggle('gone');
  selection.extend('a', order);
  expect([...selection.ids.value]).toEqual(['c', 'gone', 'a']);
});
