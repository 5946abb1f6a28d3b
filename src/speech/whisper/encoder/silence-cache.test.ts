import { expect, test } from 'vitest';
import { Silence } from './silence.ts';
import { SilenceCache } from './silence-cache.ts';

function listening() {
  const heard: number[] = [];
  const cache = new SilenceCache(async (level) => {
    heard.push(level);
    return new Silence([], { data: new Float32Array(0), dims: [1, 0, 4], frameAxis: 1 }, 0);
  });
  return { heard, cache };
}

test('levels nearby are one', async () => {
  const { heard, cache } = listening();
  const silence = await cache.at(-0.95);
  expect(await cache.at(-0.8)).toBe(silence);
  expect(heard).toEqual([-0.75]);
});

test('silence that is quieter than asked for is never taken', async () => {
  const { heard, cache } = listening();
  const quiet = await cache.at(-1);
  expect(await cache.at(-0.9)).not.toBe(quiet);
  expect(heard).toEqual([-1, -0.75]);
});

test('a level further away is heard anew', async () => {
  const { heard, cache } = listening();
  const silence = await cache.at(-1);
  expect(await cache.at(-0.5)).not.toBe(silence);
  expect(heard).toEqual([-1, -0.5]);
});

test('of two known levels the nearer one is taken', async () => {
  const { heard, cache } = listening();
  await cache.at(-1);
  const nearer = await cache.at(-0.6);
  expect(await cache.at(-0.7)).toBe(nearer);
  expect(heard).toEqual([-1, -0.5]);
});

test('asked twice at once, it listens once', async () => {
  const { heard, cache } = listening();
  await Promise.all([cache.at(-1), cache.at(-1)]);
  expect(heard).toEqual([-1]);
});

test('the level that was used longest ago goes', async () => {
  const { heard, cache } = listening();
  for (const level of [0, 1, 2, 0, 3]) await cache.at(level);
  expect(heard).toEqual([0, 1, 2, 3]);
  for (const level of [0, 2, 3, 1]) await cache.at(level);
  expect(heard).toEqual([0, 1, 2, 3, 1]);
});

test('what failed is tried again', async () => {
  let fails = true;
  const silence = new Silence([], { data: new Float32Array(0), dims: [1, 0, 4], frameAxis: 1 }, 0);
  const cache = new SilenceCache(async () => {
    if (fails) throw new Error('no memory');
    return silence;
  });
  await expect(cache.at(-1)).rejects.toThrow('no memory');
  fails = false;
  expect(await cache.at(-1)).toBe(silence);
});
