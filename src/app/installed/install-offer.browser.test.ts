import { signal } from '@preact/signals';
import { beforeEach, expect, test, vi } from 'vitest';
import { createNotices } from '../notices.ts';
import { offerToInstall } from './install-offer.ts';

beforeEach(() => localStorage.clear());

/** The browser says that the page can be installed, as Chromium does. */
function installable() {
  const prompt = vi.fn(async () => {});
  dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt }));
  return prompt;
}

test('it is offered after the fifth dictation, and never again', () => {
  const [items, isDictating, notices] = [signal<number[]>([1, 2, 3]), signal(false), createNotices()];
  const dictated = () => {
    isDictating.value = true;
    items.value = [...items.value, 0];
    isDictating.value = false;
  };
  offerToInstall({ items, isDictating, notices });
  const prompt = installable();
  dictated();
  expect(notices.list.value).toEqual([]);
  dictated();
  const [offer] = notices.list.value;
  expect(prompt).not.toHaveBeenCalled();
  offer!.action!.run();
  expect(prompt).toHaveBeenCalledTimes(1);
  dictated();
  expect(notices.list.value).toEqual([]);

  offerToInstall({ items, isDictating, notices });
  installable();
  dictated();
  expect(notices.list.value).toEqual([]);
});
