/** On a device that is to be spared, live text comes in larger steps, and final texts as ever. */

import { expect, test } from 'vitest';
import { close, grow, second, setUp } from '../testing/live-policy.ts';

test('fewer partial texts, from the moment on at which that is wanted', async () => {
  let isSparing = false;
  const { hear, story } = setUp('normal', { isSparing: () => isSparing });
  await hear(grow(0, 2 * second));
  await hear(grow(0, 2.3 * second));
  isSparing = true;
  await hear(grow(0, 2.6 * second));
  await hear(grow(0, 3 * second));
  await hear(grow(0, 3.2 * second));
  isSparing = false;
  await hear(grow(0, 3.5 * second));
  expect(story()).toEqual(['partial 0-2', 'partial 0-2.3', 'partial 0-3.2', 'partial 0-3.5']);
  isSparing = true;
  await hear(close(0, 3.6 * second));
  expect(story().at(-1)).toBe('final 0-3.6');
});
