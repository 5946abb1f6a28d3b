import { afterEach, expect, test } from 'vitest';
import { checkKeptFiles } from './build-check.ts';

const cacheName = 'test-build-check';
afterEach(() => caches.delete(cacheName));

async function hashOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

test('files that are kept are held against the list, also under an address with a revision', async () => {
  const cache = await caches.open(cacheName);
  await cache.put('/kept/page.html?__WB_REVISION__=1', new Response('right'));
  await cache.put('/kept/a.js', new Response('changed'));
  const files = new Map([
    ['page.html', await hashOf('right')],
    ['a.js', await hashOf('as it was built')],
    ['b.js', await hashOf('not kept')],
  ]);
  expect(await checkKeptFiles({ files }, '/kept/')).toEqual({ count: 2, wrong: ['a.js'] });
});
