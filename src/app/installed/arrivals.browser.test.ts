import { afterEach, expect, test, vi } from 'vitest';
import type { Transcript } from '../../core/transcript.ts';
import { sharedCache } from '../../protocol/service-worker.ts';
import { createNotices } from '../notices.ts';
import { takeOpenedFiles, takeShared } from './arrivals.ts';

afterEach(async () => {
  await caches.delete(sharedCache);
  Reflect.deleteProperty(globalThis, 'launchQueue');
});

function world() {
  const [texts, opened]: [string[], string[]] = [[], []];
  return {
    texts,
    opened,
    files: { open: async (files: readonly File[]) => void opened.push(...files.map(({ name }) => name)) },
    library: { add: async ({ text }: Transcript) => void texts.push(text) },
    notices: createNotices(),
  };
}

test('what was shared goes into the list of files and into the library, once', async () => {
  const cache = await caches.open(sharedCache);
  const put = (name: string, content: string, type: string) =>
    cache.put(`/shared/${encodeURIComponent(name)}`, new Response(content, { headers: { 'content-type': type } }));
  await put('a memo.m4a', 'sound', 'audio/mp4');
  await put('text.txt', 'Words from elsewhere.', 'text/plain');
  const { texts, opened, ...plan } = world();
  await takeShared(plan);
  await takeShared(plan);
  expect(opened).toEqual(['a memo.m4a']);
  expect(texts).toEqual(['Words from elsewhere.']);
  expect(plan.notices.list.value).toEqual([]);
  expect(await caches.has(sharedCache)).toBe(false);
});

test('files that the system opens with the app go into the list', async () => {
  const launched = Promise.withResolvers<(launch: object) => void>();
  Object.assign(globalThis, { launchQueue: { setConsumer: launched.resolve } });
  const { opened, ...plan } = world();
  takeOpenedFiles(plan);
  const launch = await launched.promise;
  launch({ files: [] });
  launch({ files: [{ getFile: async () => new File([''], 'talk.wav') }] });
  await vi.waitFor(() => expect(opened).toEqual(['talk.wav']));
});
