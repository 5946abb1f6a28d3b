/** Escape on the page: what is open goes first, and a recording is cancelled only after all of it. */

import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { expect, test, vi } from 'vitest';
import type { App } from '../../app/app.ts';
import type { DictationState } from '../../app/dictation/dictation-step.ts';
import { useOnTop } from '../parts/on-top.ts';
import { type KeyTargets, listenForShortcuts } from './listen-for-shortcuts.ts';

const press = (key: string, more: KeyboardEventInit = {}) =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

/** A page that records, with a list of what keys have done. */
function show() {
  const done: string[] = [];
  const tell = (what: string) => () => void done.push(what);
  const route = signal<{ at: string }>({ at: 'dictate' });
  const state = signal<DictationState>({ at: 'recording', trouble: null });
  const app = {
    dictation: { state, cancel: async () => void done.push('cancelled') },
    router: { route },
    settings: signal({ shortcuts: true, keys: {} }),
  } as unknown as App;
  const targets: KeyTargets = {
    onRecord: { down: tell('down'), end: tell('up') },
    onMini: tell('mini'),
    onMode: tell('mode'),
    onSearch: tell('search'),
    onHelp: tell('help'),
    onLeave() {
      done.push('left');
      route.value = { at: 'dictate' };
    },
  };
  return { done, route, stop: listenForShortcuts(app, targets) };
}

test('menu, selection and page are closed, the newest first, before the recording is cancelled', async () => {
  const { done, route, stop } = show();
  const root = document.createElement('div');
  document.body.append(root);
  const selection = signal(false);
  const menu = signal(false);
  const Part = () => {
    useOnTop(menu.value, () => {
      done.push('menu');
      menu.value = false;
    });
    useOnTop(selection.value, () => {
      done.push('selection');
      selection.value = false;
    });
    return h('p', {}, `${menu.value} ${selection.value}`);
  };
  render(h(Part, {}), root);
  const shown = (text: string) => vi.waitFor(() => expect(root.textContent).toBe(text));
  const pressEscape = async () => {
    press('Escape');
    // Effects of the next drawing.
    await new Promise((resolve) => setTimeout(resolve, 60));
  };
  selection.value = true;
  await shown('false true');
  await new Promise((resolve) => setTimeout(resolve, 60));
  menu.value = true;
  await shown('true true');
  await new Promise((resolve) => setTimeout(resolve, 60));
  route.value = { at: 'settings' };
  for (let time = 0; time < 4; time++) await pressEscape();
  expect(done).toEqual(['menu', 'selection', 'left', 'cancelled']);
  render(null, root);
  stop();
});

test('a key that composes, or that an input method has taken, does nothing; one of another script does', () => {
  const { done, stop } = show();
  press('Escape', { isComposing: true });
  press('r', { isComposing: true });
  press('Process', { code: 'KeyR' });
  press('Dead', { code: 'KeyR' });
  expect(done).toEqual([]);
  for (const key of ['к', 'ρ', 'ר', 'ق']) press(key, { code: 'KeyR' });
  expect(done).toEqual(['down', 'down', 'down', 'down']);
  stop();
});

test('the release counts wherever the key is, also after its letter has become another one', () => {
  const { done, stop } = show();
  press('r', { code: 'KeyR' });
  // Shift was pressed in between, or the layout was switched.
  dispatchEvent(new KeyboardEvent('keyup', { key: 'К', code: 'KeyR' }));
  expect(done).toEqual(['down', 'up']);
  stop();
});
