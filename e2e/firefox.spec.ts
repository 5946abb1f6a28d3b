/** The app in Firefox, from its first words to a visit without a network. */

import {
  allWords,
  dictate,
  expect,
  firstWords,
  givesToServer,
  hears,
  isReady,
  isSpoken,
  keptTexts,
  speakInstead,
  speech,
  test,
  violationsIn,
} from './other-browsers.ts';
import { missingForFirefox, openFirefox } from './webdriver/firefox.ts';

test.skip(missingForFirefox().length > 0, `needs ${missingForFirefox().join(', ')}`);

test('Firefox dictates to the last word, reads files, with a model of a hub too, and opens without a network', async ({
  openIn,
  server,
  served,
  hub,
}) => {
  const page = await openIn(() => openFirefox());
  await page.goto(`${server.url}?hub=${encodeURIComponent(hub.url)}`);
  await isReady(page);
  await test.step('dictates', async () => {
    await speakInstead(page, speech);
    // What the page fetches once it is ready is there, one part after another.
    const more = async () => {
      const count = served.length;
      await new Promise((later) => setTimeout(later, 2_000));
      return served.length - count;
    };
    await expect.poll(more).toBe(0);
    const before = served.length;
    await dictate(page);
    await hears(page, firstWords);
    await isSpoken(page);
    await page.press('Stop');
    await page.shows('Copy');
    await expect.poll(() => keptTexts(page)).toEqual([expect.stringMatching(allWords)]);
    // The browser itself may look for a new service worker.
    expect(served.slice(before).filter((path) => path !== '/sw.js')).toEqual([]);
    await page.evaluate(() => void sotto.navigate('/privacy'));
    await page.shows('None while you dictated.');
    await page.evaluate(() => void sotto.navigate('/'));
  });
  await test.step('is free of violations', async () => expect(await violationsIn(page)).toEqual([]));
  await test.step('reads a file', async () => {
    await page.choose('input[type=file]', speech);
    await expect.poll(() => keptTexts(page), { timeout: 60_000 }).toHaveLength(2);
  });
  await test.step('gives a file to a server', () => givesToServer(page));
  await test.step('fetches a model of a hub, and hears with it', async () => {
    const { id } = hub;
    expect(await page.evaluate((model) => sotto.install({ id: model }), id)).toMatchObject({ value: { model: id } });
    await page.choose('input[type=file]', speech);
    await expect.poll(() => keptTexts(page), { timeout: 60_000 }).toHaveLength(3);
  });
  await test.step('opens without a network, isolated, with what is kept', async () => {
    await page.waitFor(() => navigator.serviceWorker.controller?.state === 'activated');
    await server.close();
    await page.goto(server.url);
    await isReady(page);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const texts = await keptTexts(page);
    expect(texts).toHaveLength(3);
    for (const text of texts) expect(text).toMatch(allWords);
  });
});

test('Firefox without storage dictates in this one window', async ({ openIn, server }) => {
  const page = await openIn(() => openFirefox({ 'network.cookie.cookieBehavior': 2 }));
  await page.goto(server.url);
  await isReady(page);
  expect(await page.evaluate(() => sotto.transcribe(new File([], 'empty.wav')))).toMatchObject({
    error: { code: 'file-empty' },
  });
});

test('Firefox with shared memory switched off says that it cannot run the model', async ({ openIn, server }) => {
  const page = await openIn(() => openFirefox({ 'javascript.options.shared_memory': false }));
  await page.goto(server.url);
  await page.shows('This browser cannot run the speech model');
});

test('Firefox without WebAssembly says which browsers work', async ({ openIn, server }) => {
  const page = await openIn(() => openFirefox({ 'javascript.options.wasm': false }));
  await page.goto(server.url);
  await page.shows('Chrome 123, Edge 123, Firefox 124 or Safari 17.5');
});
