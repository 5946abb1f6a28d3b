/**
 * What the library is for, in one go: a recording is lost with its browser, found again, mended, heard, searched for after its sound has gone,
 * and saved as subtitles, without a network.
 */

import { readFileSync } from 'node:fs';
import { killBrowser } from '../commands/browser/end-browser.ts';
import { expect, type SottoPage, speech, test } from './app.ts';

const dayMs = 86_400_000;

/** Where a word is on the page. */
const placeOf = ({ page }: SottoPage, word: string) =>
  page.evaluate((wanted) => {
    const field = document.querySelector('.words')!;
    const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    throw new Error(`${wanted} is not in the text`);
  }, word);

test('a recording outlives its browser, and is mended, heard, found and saved, all offline', async ({
  openSotto,
  newProfile,
}) => {
  const profile = newProfile();
  const first = await openSotto({ microphone: speech, profile });
  await first.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  await first.pressRecord();
  await first.hears(/can do for you/i);
  await killBrowser(first.page.context());

  const sotto = await openSotto({ profile });
  const { page, list, listed, words } = sotto;
  await page.context().setOffline(true);

  await test.step('it is found, and transcribed', async () => {
    const card = page.getByRole('region', { name: 'Interrupted recording' });
    await card.getByRole('button', { name: 'Transcribe' }).click();
    await expect(words).toHaveText(/^And so,? my fellow.*can do for you/i, { timeout: 30_000 });
  });

  await test.step('a name is mended', async () => {
    const { x, y } = await placeOf(sotto, 'fellow');
    await page.mouse.dblclick(x, y);
    await page.keyboard.type('Quincy');
    await expect(words).toContainText(/my Quincy/i);
  });

  const player = page.getByRole('region', { name: 'Player' });
  const slider = player.getByRole('slider', { name: 'Place in the recording' });
  const second = async () => Number(await slider.getAttribute('aria-valuenow'));

  await test.step('it is heard: from the start, from a word, and on by the keyboard', async () => {
    await page.getByRole('button', { name: 'Listen', exact: true }).click();
    await expect.poll(second).toBeGreaterThan(0);
    await expect.poll(() => page.evaluate(() => CSS.highlights.has('heard'))).toBe(true);
    await player.getByRole('button', { name: 'Pause' }).click();
    const { x, y } = await placeOf(sotto, 'not');
    await page.mouse.click(x, y);
    await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect.poll(second).toBeGreaterThan(2);
    await slider.focus();
    await page.keyboard.press('Space');
    await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await page.keyboard.press('Home');
    await expect.poll(second).toBe(0);
    await page.keyboard.press('ArrowRight');
    await expect.poll(second).toBe(5);
  });

  await test.step('at the next start its sound is compressed, and is heard as before', async () => {
    await page.reload();
    await listed.click();
    await expect(async () => {
      await page.getByRole('button', { name: 'Listen', exact: true }).click();
      await expect(player).toBeVisible();
      const isCompressed = await player.getByRole('button', { name: /^Save \(\d+ kB\)$/ }).isVisible();
      if (!isCompressed) await player.getByRole('button', { name: 'Close the player' }).click();
      expect(isCompressed).toBe(true);
    }).toPass({ timeout: 30_000 });
    await expect.poll(second).toBeGreaterThan(0);
  });

  await test.step('a week later it is found by that name, its sound is gone, and it is saved as subtitles', async () => {
    await page.clock.setSystemTime(Date.now() + 8 * dayMs);
    await page.reload();
    await sotto.isReady();
    await page.keyboard.press('/');
    await page.keyboard.type('quincy');
    await expect(list.getByText('1 dictation found')).toBeVisible();
    await listed.click();
    await expect(words).toContainText(/my Quincy/i);
    await expect(page.getByRole('button', { name: 'Listen', exact: true })).toBeHidden();
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('radio', { name: 'SRT' }).check();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save' }).click(),
    ]);
    expect(readFileSync(await saved.path(), 'utf8')).toMatch(/^1\r\n00:00:\d\d,\d{3} --> 00:00:\d\d,\d{3}\r\n.*Quincy/);
  });
});
