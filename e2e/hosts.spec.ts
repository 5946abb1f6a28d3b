/** A host that serves files and knows no rules of ours: the service worker adds the headers, and an unknown address gets the page. */

import { rmSync } from 'node:fs';
import { buildInto } from '../commands/serving/build.ts';
import { expect, speech, test } from './app.ts';

const base = '/some/path/';

test('below a folder of a host that serves files only, a deep link opens, and the page is isolated after one more load', async ({
  openSotto,
  newServer,
}, testInfo) => {
  const folder = testInfo.outputPath('dist');
  buildInto(folder, { SOTTO_BASE: base });
  const server = await newServer({ folder, base, filesOnly: true });
  const loads: string[] = [];
  const sotto = await openSotto({
    microphone: speech,
    server: { ...server, url: `${server.url}help` },
    waitUntilReady: false,
    before: async (page) => void page.on('load', () => loads.push(page.url())),
  });
  const { page } = sotto;
  // Nothing is asked of the page before: whatever Playwright evaluates counts as a press, after which nobody's page is loaded anew.
  await expect.poll(() => loads).toEqual([`${server.url}help`, `${server.url}help`]);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(page.getByText('The page was loaded once more')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Help' })).toBeVisible();
  await sotto.isReady();

  const library = page.workers().find((worker) => worker.url().includes('library.worker'))!;
  expect(await library.evaluate((address) => fetch(address).then(String, () => 'refused'), server.url)).toBe('refused');

  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page).toHaveURL(server.url);
  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await sotto.stop();
  await expect(page).toHaveURL(new RegExp(`${base}library/[\\w-]+$`));
  expect(loads).toHaveLength(2);

  await server.close();
  await page.reload();
  await expect(sotto.words).toContainText(/fellow/i);
  rmSync(folder, { recursive: true });
});
