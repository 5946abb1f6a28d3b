/** The beginning of a stream is read once, though it is wanted twice. */

import { expect, test } from 'vitest';
import { Again } from './again.ts';

let made = 0;
let isClosed = false;

async function* numbers() {
  made = 0;
  isClosed = false;
  try {
    while (made < 5) yield ++made;
  } finally {
    isClosed = true;
  }
}

async function listed(values: AsyncIterable<number>, most = 9): Promise<number[]> {
  const list: number[] = [];
  for await (const value of values) {
    list.push(value);
    if (list.length === most) break;
  }
  return list;
}

test.each([1, 2, 5, 9])('after %i of it were tried, all of it follows', async (most) => {
  const again = new Again(numbers());
  expect(await listed(again.beginning(), most)).toHaveLength(Math.min(most, 5));
  expect(made).toBe(Math.min(most, 5));
  expect(await listed(again.all())).toEqual([1, 2, 3, 4, 5]);
  expect(isClosed).toBe(true);
});

test('what breaks off in its beginning does so again, behind what was read', async () => {
  async function* broken() {
    yield 1;
    throw new Error('gone');
  }
  const again = new Again(broken());
  await expect(listed(again.beginning())).rejects.toThrow('gone');
  const all = again.all();
  expect((await all.next()).value).toBe(1);
  await expect(all.next()).rejects.toThrow('gone');
});

test('left early, it is let go of', async () => {
  const again = new Again(numbers());
  await listed(again.beginning(), 2);
  await listed(again.all(), 1);
  expect([made, isClosed]).toEqual([2, true]);
});
