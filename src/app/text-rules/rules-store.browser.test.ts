import { afterEach, expect, test, vi } from 'vitest';
import { createRulesStore } from './rules-store.ts';

const key = 'sotto-text-rules';
afterEach(() => localStorage.clear());

test('rules that another window has written are there, and are not written over', () => {
  const store = createRulesStore(vi.fn());
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
