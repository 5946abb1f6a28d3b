/** The app in WebKitGTK, which is near to Safari: the page, a file, the library, keys, copying, and dictation with and without shared memory. */

import {
  codedSpeech,
  dictate,
  expect,
  givesToServer,
  hears,
  isReady,
  isSpoken,
  keptTexts,
  shortSpeech,
  speakInstead,
  test,
} from './other-browsers.ts';
import { missingForWebKit, openWebKit } from './webdriver/webkit.ts';

/** What is heard first differs a little with the noise of the room, which is another one each time. */
const spokenWords = /^And so.* fellow Americans?\W+ask not/i;

/** Asks WebCodecs to decode the first frame of an MP3 file; `frame` tells what became of it. */
async function decodeOneFrame(): Promise<void> {
  const tell = (what: unknown) => {
    Object.assign(globalThis, { frame: `${what}` });
  };
  const decoder = new AudioDecoder({ output: () => tell('decoded'), error: tell });
  const file = await (await fetch('/samples/sonnet.mp3')).arrayBuffer();
  decoder.configure({ codec: 'mp3', sampleRate: 44_100, numberOfChannels: 1 });
  // 64 kbit/s: 208 bytes a frame.
  decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: 0, data: file.slice(0, 208) }));
  decoder.flush().catch(tell);
}

test.skip(missingForWebKit().length > 0, `needs ${missingForWebKit().join(', ')}`);

test('WebKit reads a file, keeps it, dictates, finishes and copies by key', async ({ openIn, server }) => {
  const page = await openIn(() => openWebKit());
  await page.goto(server.url);
  await isReady(page);
  // No longer so? Then `isIsolated` in src/platform/isolation.ts need not ask for both.
  expect(await page.evaluate(() => [crossOriginIsolated, typeof SharedArrayBuffer])).toEqual([true, 'undefined']);

  await test.step('reads coded sound, although its WebCodecs does not', async () => {
    await page.evaluate(decodeOneFrame);
    // No longer so? Then `isDecoded` in src/files/container.ts need not try.
    await page.waitFor(() => (globalThis as { frame?: string }).frame?.startsWith('EncodingError'));
    await page.choose('input[type=file]', codedSpeech);
    await expect.poll(() => keptTexts(page), { timeout: 60_000 }).toEqual([expect.stringMatching(spokenWords)]);
  });
  await test.step('gives a file to a server', () => givesToServer(page));
  await test.step('dictates, and copies', async () => {
    await speakInstead(page, shortSpeech, { isLossy: true });
    await dictate(page);
    await hears(page, /fellow/i);
    await isSpoken(page);
    await page.key('c');
    await page.shows('Copied.');
    await expect.poll(async () => (await keptTexts(page))[0]).toMatch(spokenWords);
  });
  await test.step('knows its keys', async () => {
    await page.key('?');
    await page.waitFor(() => location.pathname === '/help');
  });
});

test('WebKit with shared memory, as Safari has it, dictates', async ({ openIn, server }) => {
  const page = await openIn(() => openWebKit({ JSC_useSharedArrayBuffer: '1' }));
  await page.goto(server.url);
  await isReady(page);
  expect(await page.evaluate(() => typeof SharedArrayBuffer)).toBe('function');
  await speakInstead(page, shortSpeech, { isLossy: true });
  await dictate(page);
  await hears(page, /fellow/i);
  await isSpoken(page);
  await page.press('Stop');
  await expect.poll(() => keptTexts(page)).toEqual([expect.stringMatching(spokenWords)]);
});
