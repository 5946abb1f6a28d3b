/** A host that serves files and sends no headers of ours: the service worker adds them. */

import { expect, speech, test } from './app.ts';

test('on a host without headers the page is isolated and its threads are sealed, after one more load', async ({
  openSotto,
  newServer,
}) => {
  const server = await newServer({ plain: true });
  const loads: string[] = [];
  const sotto = await openSotto({
    microphone: speech,
    server,
    waitUntilReady: false,
    before: async (page) => void page.on('load', () => loads.push(page.url())),
  });
  const { page } = sotto;
  // Nothing is asked of the page before: whatever Playwright evaluates counts as a press, after which nobody's page is loaded anew.
  await expect.poll(() => loads.length).toBe(2);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(page.getByText('The page was loaded once more')).toBeVisible();
  await sotto.isReady();

  const library = page.workers().find((worker) => worker.url().includes('library.worker'))!;
  expect(await library.evaluate(() => fetch('/index.html').then(String, () => 'refused'))).toBe('refused');

  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await sotto.stop();
  expect(loads).toHaveLength(2);
});
