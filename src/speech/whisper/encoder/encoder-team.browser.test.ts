/** Threads that compute an encoder together, in a thread that may wait for them. */

import { afterEach, expect, test } from 'vitest';
import type { TeamOrder } from '../../testing/encoder-team.worker.ts';

let thread: Worker | null = null;

afterEach(() => thread?.terminate());

function ask(order: TeamOrder): Promise<Float32Array[]> {
  thread = new Worker(new URL('../../testing/encoder-team.worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    thread!.onmessage = ({ data }) => resolve(data);
    thread!.onerror = ({ message }) => reject(new Error(message));
    thread!.postMessage(order);
  });
}

test('several threads compute what one does', async () => {
  expect(crossOriginIsolated).toBe(true);
  const [one, other, ...more] = await ask({ sizes: [1, 2, 5], starts: true });
  expect(one).not.toEqual(other);
  for (const [at, values] of more.entries()) expect(values).toEqual(at % 2 === 0 ? one : other);
});

test('where a helper does not start, the thread computes alone', async () => {
  const found = await ask({ sizes: [1, 2], starts: false });
  expect(found[2]).toEqual(found[0]);
});
