import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { KeySettings } from '../../app/keys.ts';
import { commands } from '../../i18n/help.ts';
import { KeyFields } from './key-settings.tsx';

const root = document.createElement('div');

function show() {
  document.body.append(root);
  const settings = signal<KeySettings>({ shortcuts: true, keys: {} });
  render(h(KeyFields<KeySettings>, { settings }), root);
  return settings;
}

const row = (does: string) =>
  Array.from(root.querySelectorAll('dt')).find(({ textContent }) => textContent === does)!.parentElement!;
const keyButton = (does: string) => row(does).querySelector<HTMLElement>('.key')!;
const said = () => root.querySelector('[role=status]')!.textContent!.trim();

afterEach(() => {
  render(null, root);
  root.remove();
});

test('a key is changed by pressing another one', async () => {
  const settings = show();
  await userEvent.click(keyButton(commands.toggle));
  expect(keyButton(commands.toggle).getAttribute('aria-pressed')).toBe('true');
  await userEvent.keyboard('x');
  expect(settings.value.keys).toEqual({ toggle: 'x' });
  await expect.poll(() => keyButton(commands.toggle).textContent).toBe('X');
});

test('a key that is taken is said to be, and stays with its command', async () => {
  const settings = show();
  await userEvent.click(keyButton(commands.search));
  await userEvent.keyboard('r');
  await expect.poll(said).toContain(commands.toggle);
  await userEvent.keyboard('{Enter}');
  await expect.poll(said).toContain('browser');
  await userEvent.keyboard('{Escape}');
  expect(settings.value.keys).toEqual({});
});

test('a command may have none, and all may be as they were', async () => {
  const settings = show();
  row(commands.help).querySelector<HTMLElement>('.icon-button')!.click();
  expect(settings.value.keys).toEqual({ help: '' });
  await expect.poll(() => keyButton(commands.help).textContent).toBe('none');
  Array.from(root.querySelectorAll('button')).at(-1)!.click();
  expect(settings.value.keys).toEqual({});
});

test('where the keys are switched off there is nothing to choose', async () => {
  const settings = show();
  settings.value = { ...settings.value, shortcuts: false };
  await expect.poll(() => root.textContent).toBe('');
});
