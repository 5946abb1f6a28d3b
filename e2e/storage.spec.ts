/** Unreadable files and failing storage: the text stays visible, and a second attempt succeeds. */

import { expect, test } from './app.ts';

test('a full disk is said with its code, the text stays and can be copied, and saving works again later', async ({
  openTab,
}) => {
  const sotto = await openTab();
  const { page } = sotto;
  const devtools = await page.context().newCDPSession(page);
  const origin = new URL(sotto.url).origin;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.context().grantPermissions(['microphone', 'clipboard-read', 'clipboard-write'], { origin });

  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await sotto.stop();
  await expect(sotto.dock.getByText('There is no space left to save')).toBeVisible();
  await expect(sotto.dock.getByText('Code: storage-full')).toBeVisible();
  expect(await sotto.liveText()).toMatch(/^And so,? my fellow/i);
  await sotto.dock.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^And so,? my fellow/i);

  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await sotto.stop();
  await page.reload();
  // The first transcript was kept in memory, and is saved together with the second.
  await expect(sotto.listed).toHaveCount(2);
});

for (const [what, file] of [
  ['the model', '**/models/decoder*'],
  ['the voice detector', '**/models/silero*'],
] as const) {
  test(`a missing file of ${what} is said with its code, and trying again loads it`, async ({ openSotto }) => {
    const sotto = await openSotto({
      before: (page) => page.route(file, (route) => route.abort()),
      waitUntilReady: false,
    });
    await expect(sotto.dock.getByText('The speech model could not be started')).toBeVisible();
    await expect(sotto.dock.getByText('Code: asset-missing')).toBeVisible();
    await sotto.page.unroute(file);
    await sotto.dock.getByRole('button', { name: 'Try again' }).click();
    await sotto.isReady();
    await expect(sotto.dock.getByText('The speech model could not be started')).toBeHidden();
  });
}

test('a model file that was damaged on the disk is fetched again', async ({ openSotto }) => {
  const sotto = await openSotto();
  const damage = () =>
    sotto.page.evaluate(async () => {
      const cache = await caches.open('sotto-assets');
      for (const { url } of await cache.keys()) {
        if (url.includes('decoder')) await cache.put(url, new Response(new Uint8Array(1000)));
      }
    });
  await damage();
  await sotto.page.reload();
  await expect(sotto.dock.getByText('The speech model could not be started')).toBeVisible();
  await expect(sotto.dock.getByText('Code: model-broken')).toBeVisible();
  await sotto.dock.getByRole('button', { name: 'Reload' }).click();
  await sotto.page.waitForLoadState();
  await sotto.isReady();
});
