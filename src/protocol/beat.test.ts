import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beater, isBeat } from './beat.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('however often a thread goes on, it says so four times a second', () => {
  const told: unknown[] = [];
  const goesOn = beater({ postMessage: (message) => told.push(message) });
  for (let step = 0; step < 100; step++) {
    goesOn();
    vi.advanceTimersByTime(10);
  }
  expect(told).toHaveLength(4);
  expect(told.every(isBeat)).toBe(true);
});

test('a call is no beat', () => {
  expect(isBeat({ id: '1', type: 'RAW' })).toBe(false);
});
