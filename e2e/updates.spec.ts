/** New versions: offered, never forced on anyone, and never while somebody records. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFolder } from '../commands/serving/build.ts';
import { expect, SottoPage, speech, test } from './app.ts';

/** Makes the build in `folder` the next version: its page says so, and its service worker fetches the page again. */
function publishNextVersion(folder: string): void {
  const change = (file: string, edit: (text: string) => string) => {
    const path = join(folder, file);
    writeFileSync(path, edit(readFileSync(path, 'utf8')));
  };
  change('index.html', (html) => html.replace('<head>', '<head><meta name="version" content="next">'));
  // The build writes `{url:"index.html",revision:"…"}`, in whatever quotes.
  change('sw.js', (script) => script.replace(/(index\.html\W+revision\W+)\w+/, '$1next'));
}

test('a new version waits while anybody records, and a click brings it to every window', async ({
  openSotto,
  newServer,
  newProfile,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'sotto-version-'));
  cpSync(buildFolder, folder, { recursive: true });
  const server = await newServer({ folder });
  // A later visit: in the session that installed the worker, Chromium sometimes checks for no update until it is restarted.
  const profile = newProfile();
  const visit = await openSotto({ server, profile });
  await visit.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await visit.close();
  const first = await openSotto({ microphone: speech, server, profile });
  const second = new SottoPage(await first.page.context().newPage(), first.url);
  await second.page.goto(first.url);
  await second.isReady();
  const isNext = ({ page }: SottoPage) => page.locator('meta[name=version]').count();
  const offer = ({ dock }: SottoPage) => dock.getByText('New version ready');

  await first.page.bringToFront();
  await first.pressRecord();
  await first.hears(/And so/i);
  publishNextVersion(folder);
  await second.page.evaluate(() => void navigator.serviceWorker.ready.then((registration) => registration.update()));

  // Offered where nobody records; asking for it there interrupts no recording elsewhere.
  await expect(offer(second)).toBeVisible();
  await expect(offer(first)).toBeHidden();
  await second.dock.getByRole('button', { name: 'Restart' }).click();
  await first.hears(/fellow/i);
  expect([await isNext(first), await isNext(second)]).toEqual([0, 0]);

  await first.stop();
  await expect.poll(() => isNext(first), { timeout: 20_000 }).toBe(1);
  await expect.poll(() => isNext(second), { timeout: 20_000 }).toBe(1);
  await expect(first.listed).toHaveCount(1);
  await expect(offer(first)).toBeHidden();
  rmSync(folder, { recursive: true, force: true });
});
