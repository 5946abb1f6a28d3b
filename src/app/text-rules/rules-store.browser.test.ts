import { afterEach, expect, test, vi } from 'vitest';
import { createNotices } from '../notices.ts';
import { createRulesStore } from './rules-store.ts';

const key = 'sotto-text-rules';
afterEach(() => localStorage.clear());

test('rules that another window has written are there, and are not written over', () => {
  const store = createRulesStore(createNotices());
  const mode = { rules: [], uses: { a: 3 }, modes: [], commands: {} };
  localStorage.setItem(key, JSON.stringify(mode));
  const write = vi.spyOn(Storage.prototype, 'setItem');
  dispatchEvent(new StorageEvent('storage', { key }));
  expect(store.value.uses).toEqual({ a: 3 });
  expect(write).not.toHaveBeenCalled();
  store.value = { ...store.value, uses: { ...store.value.uses, b: 1 } };
  expect(JSON.parse(localStorage.getItem(key)!).uses).toEqual({ a: 3, b: 1 });
  write.mockRestore();
});

test('that rules cannot be kept is said, and goes when they can be', () => {
  const notices = createNotices();
  const store = createRulesStore(notices);
  const write = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  store.value = { ...store.value, uses: { a: 1 } };
  expect(notices.list.value).toMatchObject([{ what: { code: 'storage-full' } }]);
  write.mockRestore();
  store.value = { ...store.value, uses: { a: 2 } };
  expect(notices.list.value).toEqual([]);
});
