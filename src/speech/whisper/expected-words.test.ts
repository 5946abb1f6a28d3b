import { expect, test } from 'vitest';
import { isLeaked } from './expected-words.ts';

const names = ['Ada Lovelace', 'Kubernetes', 'Grace Hopper', 'Ångström'];

test.each([
  ['Ada Lovelace, Kubernetes, Grace Hopper, Ångström.', true],
  ['ada lovelace kubernetes grace hopper', true],
  ['Kubernetes, Grace Hopper.', true],
  ['So it is Kubernetes, Grace Hopper, Ångström and so on.', true],
  ['Ada Lovelace met Grace Hopper.', false],
  ['Kubernetes.', false],
  ['We run Kubernetes, Grace Hopper would say.', false],
  ['Ångström, Grace Hopper, Kubernetes', false],
  ['', false],
])('%s', (text, leaked) => {
  expect(isLeaked(text, names)).toBe(leaked);
});

test('where nothing was expected nothing leaks', () => {
  expect(isLeaked('hello', [])).toBe(false);
  expect(isLeaked('...', ['...'])).toBe(false);
});
