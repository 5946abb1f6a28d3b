/** Keeps the focus when the focused element is removed. */

import { h, render } from 'preact';
import { useRef } from 'preact/hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { useKeptFocus } from './keep-focus.ts';

const root = document.createElement('div');
document.body.append(root);
afterEach(() => render(null, root));

/** Two lists of cards, each with a button whose name changes with its card. */
function Lists({ first, second }: { first: readonly string[]; second: readonly string[] }) {
  const lists = useRef<HTMLDivElement>(null);
  useKeptFocus(lists);
  const list = (names: readonly string[]) =>
    h(
      'ul',
      null,
      names.map((name) => {
        const place = name.split(' ')[0]!;
        return h('li', { key: name, 'data-place': place }, h('button', { key: name }, name));
      }),
    );
  return h('div', { ref: lists, tabIndex: -1 }, list(first), list(second));
}

function show(first: readonly string[], second: readonly string[]): void {
  render(h(Lists, { first, second }), root);
}

const focused = () => document.activeElement?.textContent;
const press = (name: string) => [...root.querySelectorAll('button')].find((one) => one.textContent === name)?.focus();

test('stays with the card when its button gives way to another, and when the card moves to another list', async () => {
  show(['a download', 'b download'], []);
  press('b download');
  expect(focused()).toBe('b download');
  show(['a download', 'b pause'], []);
  await vi.waitFor(() => expect(focused()).toBe('b pause'));
  show(['a download'], ['b use']);
  await vi.waitFor(() => expect(focused()).toBe('b use'));
});

test('goes to the whole when the card is gone, and is not taken from where the person has gone meanwhile', async () => {
  show(['a', 'b'], []);
  press('b');
  show(['a'], []);
  await vi.waitFor(() => expect(document.activeElement).toBe(root.firstElementChild));
  press('a');
  show(['a', 'c'], []);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(focused()).toBe('a');
});
