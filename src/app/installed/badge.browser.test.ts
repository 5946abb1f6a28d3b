/** The icon of the installed app while work runs. */

import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { showWorkOnIcon } from './badge.ts';

test('the icon has its dot while work runs, and no longer', () => {
  const shown: boolean[] = [];
  vi.spyOn(navigator, 'setAppBadge').mockImplementation(async () => void shown.push(true));
  vi.spyOn(navigator, 'clearAppBadge').mockImplementation(async () => void shown.push(false));
  const isWorking = signal(false);
  showWorkOnIcon(isWorking);
  isWorking.value = true;
  isWorking.value = false;
  expect(shown).toEqual([false, true, false]);
  vi.restoreAllMocks();
});

test('a browser without badges is left alone', () => {
  vi.stubGlobal('navigator', {});
  const isWorking = signal(true);
  expect(() => showWorkOnIcon(isWorking)).not.toThrow();
  vi.unstubAllGlobals();
});
