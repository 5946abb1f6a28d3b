import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineSlot } from './engine-slot.ts';
import { unloadWhenIdle } from './idle-unload.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(bytes: number) {
  const sleep = vi.fn(() => true);
  const slot = signal({ bytes: () => bytes, sleep } as unknown as EngineSlot);
  const isAtWork = signal(false);
  const stop = unloadWhenIdle({ slot, isAtWork, limitMs: 1_000, leastBytes: 100 });
  return { sleep, isAtWork, stop };
}

test('a large model that nobody uses is let go of', () => {
  const { sleep } = watched(200);
  vi.advanceTimersByTime(900);
  expect(sleep).not.toHaveBeenCalled();
  vi.advanceTimersByTime(300);
  expect(sleep).toHaveBeenCalled();
});

test('a small one stays', () => {
  const { sleep } = watched(50);
  vi.advanceTimersByTime(10_000);
  expect(sleep).not.toHaveBeenCalled();
});

test('work keeps it, and the time counts anew from its end', () => {
  const { sleep, isAtWork } = watched(200);
  vi.advanceTimersByTime(800);
  isAtWork.value = true;
  vi.advanceTimersByTime(5_000);
  isAtWork.value = false;
  vi.advanceTimersByTime(900);
  expect(sleep).not.toHaveBeenCalled();
  vi.advanceTimersByTime(300);
  expect(sleep).toHaveBeenCalled();
});
