import { afterEach, expect, test, vi } from 'vitest';
import type { Transcript } from '../../core/transcript.ts';
import { inWords } from '../../i18n/saying.ts';
import { sharedCache } from '../../protocol/service-worker.ts';
import { createNotices } from '../notices.ts';
import { takeOpenedFiles, takeShared } from './arrivals.ts';

afterEach(async () => {
  vi.restoreAllMocks();
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

async function share() {
  const cache = await caches.open(sharedCache);
  const put = (name: string, content: string, type: string) =>
    cache.put(`/shared/${encodeURIComponent(name)}`, new Response(content, { headers: { 'content-type': type } }));
  await put('a memo.m4a', 'sound', 'audio/mp4');
  await put('text.txt', 'Words from elsewhere.', 'text/plain');
}

test('what was shared with the installed app goes into the list of files and into the library, once', async () => {
  vi.spyOn(globalThis, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
  await share();
  const { texts, opened, ...plan } = world();
  await takeShared(plan);
  await takeShared(plan);
  expect(opened).toEqual(['a memo.m4a']);
  expect(texts).toEqual(['Words from elsewhere.']);
  expect(plan.notices.list.value).toEqual([]);
  expect(await caches.has(sharedCache)).toBe(false);
});

test('what reaches a tab of the browser, as any site can send it, is taken only when the person says so', async () => {
  await share();
  const { texts, opened, ...plan } = world();
  await takeShared(plan);
  expect([texts, opened, await caches.has(sharedCache)]).toEqual([[], [], false]);
  const [offer] = plan.notices.list.value;
  expect(offer && 'said' in offer.what && inWords(offer.what.said)).toContain('a memo.m4a, text.txt');
  offer!.action!.run();
  await vi.waitFor(() => expect([texts, opened]).toEqual([['Words from elsewhere.'], ['a memo.m4a']]));
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
