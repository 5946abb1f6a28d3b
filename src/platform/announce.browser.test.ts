import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { announce, mountAnnouncer } from './announce.ts';

const prototype = Element.prototype as { ariaNotify?: unknown };
const native = prototype.ariaNotify;

/** Without ariaNotify there is a live region, whose text can be seen here. */
beforeAll(() => {
  vi.useFakeTimers();
  delete prototype.ariaNotify;
  mountAnnouncer();
});

afterAll(() => {
  vi.useRealTimers();
  if (native) prototype.ariaNotify = native;
});

test('speaks at once, then at most every 2 s: all that came meanwhile, and of another language only the newest', () => {
  const region = document.querySelector<HTMLElement>('[role=status]')!;
  expect(region.textContent).toBe('');
  announce('one', 'en');
  expect(region.textContent).toBe('one');
  announce('two', 'en');
  announce('drei', 'de');
  announce('vier', 'de');
  expect(region.textContent).toBe('one');
  vi.advanceTimersByTime(2000);
  expect(region.textContent).toBe('drei vier');
  expect(region.lang).toBe('de');
  vi.advanceTimersByTime(10_000);

  announce('drei vier', 'de');
  expect(region.textContent, 'a region that keeps its text stays silent').not.toBe('drei vier');
  expect(region.textContent?.trim()).toBe('drei vier');
  expect(document.querySelectorAll('[role=status]')).toHaveLength(1);
});
