/** The whole app without a network, after a first visit. */

import { expect, speech, test } from './app.ts';

test('dictates, keeps and shows dictations when the server is gone', async ({ openSotto, newServer }) => {
  const server = await newServer();
  const sotto = await openSotto({ microphone: speech, server });
  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await sotto.stop();
  const first = await sotto.liveText();
  expect(first).toMatch(/^And so,? my fellow/i);

  await sotto.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await sotto.page.reload();
  await expect(sotto.listed).toHaveCount(1);
  await sotto.listed.click();
  await expect.poll(() => sotto.liveText()).toBe(first);

  await server.close();
  await sotto.page.reload();
  await sotto.isReady();
  expect(await sotto.page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(sotto.listed).toHaveCount(1);
  // The fake microphone plays the clip from its start each time it is opened.
  await sotto.pressRecord();
  await sotto.hears(/for your country/i);
  await sotto.stop();
  expect(await sotto.liveText()).toMatch(/^And so,? my fellow.* for your country\.?$/i);
  await expect(sotto.listed).toHaveCount(2);

  // Another address of the app, on a device that reports to be offline.
  await sotto.page.goto(`${server.url}?from=shortcut`);
  await expect(sotto.recordButton).toBeVisible();
  await sotto.page.context().setOffline(true);
  await expect(sotto.page.getByText('Offline: everything works.')).toBeVisible();
});
