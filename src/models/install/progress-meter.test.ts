import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { InstallProgress } from '../../protocol/models.ts';
import { createProgressMeter, type ProgressMeter } from './progress-meter.ts';

let seen: InstallProgress[];
let meter: ProgressMeter;

beforeEach(() => {
  vi.useFakeTimers();
  seen = [];
  meter = createProgressMeter(
    (progress) => seen.push(progress),
    () => Date.now(),
  );
});
afterEach(() => vi.useRealTimers());

test('says at most ten times a second how far it is, and at last what is true', () => {
  meter.begin('download', 1_000_000);
  for (let step = 0; step < 99; step++) {
    meter.add(100);
    vi.advanceTimersByTime(5);
  }
  expect(seen.length).toBeLessThanOrEqual(6);
  vi.advanceTimersByTime(100);
  expect(seen.at(-1)).toMatchObject({ phase: 'download', bytes: 9900, total: 1_000_000 });
});

test('tells the rate over the last seconds, once it can be told, and not of what was here before', () => {
  meter.begin('download', 1e9, 5e8);
  expect(seen.at(-1)).toMatchObject({ bytes: 5e8, rate: null });
  for (let second = 0; second < 10; second++) {
    vi.advanceTimersByTime(1000);
    meter.add(1000);
  }
  expect(seen.at(-1)!.rate).toBeCloseTo(1000);
  for (let second = 0; second < 10; second++) {
    vi.advanceTimersByTime(1000);
    meter.add(3000);
  }
  expect(seen.at(-1)!.rate).toBeCloseTo(3000);
});

test('says at once that a connection was lost, and with the next bytes that all is well', () => {
  meter.begin('download', 100);
  meter.retrying({ attempt: 1, inMs: 500 });
  expect(seen.at(-1)!.retry).toEqual({ attempt: 1, inMs: 500 });
  vi.advanceTimersByTime(500);
  meter.add(1);
  expect(seen.at(-1)!.retry).toBeNull();
});

test('never has more than there is, and says the end at once', () => {
  meter.begin('download', 100);
  meter.add(60);
  meter.add(60);
  expect(seen.at(-1)!.bytes).toBe(100);
});

test('is silent after its end', () => {
  meter.begin('download', 100);
  meter.add(1);
  meter.end();
  const { length } = seen;
  vi.advanceTimersByTime(1000);
  expect(seen).toHaveLength(length);
});
