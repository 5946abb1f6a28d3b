/** The whole path without a network: what the first visit leaves behind is enough. */

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
  // The microphone says the clip again from its start each time that it is opened.
  await sotto.pressRecord();
  await sotto.hears(/for your country/i);
  await sotto.stop();
  expect(await sotto.liveText()).toMatch(/^And so,? my fellow.* for your country\.?$/i);
  await expect(sotto.listed).toHaveCount(2);

  // Another place in the app, and a device that knows that it has no network.
  await sotto.page.goto(`${server.url}?from=shortcut`);
  await expect(sotto.recordButton).toBeVisible();
  await sotto.page.context().setOffline(true);
  await expect(sotto.page.getByText('Offline: everything works.')).toBeVisible();
});
