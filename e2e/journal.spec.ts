/** Recordings that outlive their tab, its process, and the browser: found at the next start, with less than a second missing. */

import type { BrowserContext } from '@playwright/test';
import { killBrowser } from '../commands/browser/end-browser.ts';
import { expect, type SottoPage, speech, test } from './app.ts';

/** Milliseconds in which words that are committed have been written down. */
const wordsAreKeptMs = 1_500;

/** Seconds of the recording when the page was last asked. */
const recorded = ({ page }: SottoPage) => page.evaluate(() => sotto.audioClock() / 1000);

async function interrupted({ page }: SottoPage) {
  const answer = await page.evaluate(() => sotto.library.interrupted());
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

test('a killed browser loses less than a second; what was written is shown, heard, and completed', async ({
  openSotto,
  newProfile,
}) => {
  const profile = newProfile();
  const first = await openSotto({ microphone: speech, profile });
  await first.pressRecord();
  await first.hears(/can do for you/i);
  await expect(first.words.locator('span:not(.tentative)', { hasText: /fellow/i }).first()).toBeVisible();
  await first.page.waitForTimeout(wordsAreKeptMs);
  const seconds = await recorded(first);
  await killBrowser(first.page.context());

  const second = await openSotto({ profile });
  const card = second.page.getByRole('region', { name: 'Interrupted recording' });
  await expect(card.getByText(/^A recording of \d+ seconds from \d/)).toBeVisible();
  await expect(card.getByText(/my fellow/i)).toBeVisible();
  const [found] = await interrupted(second);
  expect(found!.seconds).toBeGreaterThan(seconds - 1);
  await card.getByRole('button', { name: 'Listen to the recording' }).click();
  await card.getByRole('button', { name: 'Stop listening' }).click();
  await card.getByRole('button', { name: 'Transcribe' }).click();
  await expect(second.words).toHaveText(/^And so,? my fellow.* ask not,? what .*can do for you/i);
  await expect(card).toBeHidden();
  expect(await interrupted(second)).toEqual([]);

  const before = await second.liveText();
  await second.page.getByRole('button', { name: 'Recognise again…' }).click();
  const dialog = second.page.getByRole('dialog', { name: 'Recognise again' });
  await expect(dialog.getByLabel('Model')).toHaveValue('moonshine-tiny');
  await dialog.getByRole('button', { name: 'Recognise', exact: true }).click();
  await second.page.getByRole('button', { name: '2 versions' }).click({ timeout: 20_000 });
  const versions = second.page.getByRole('dialog', { name: 'Versions' });
  await expect(versions.getByLabel('From').locator('option')).toHaveCount(4);
  await expect(second.page.getByText('Recognised piece by piece', { exact: true })).toBeVisible();
  // The rest of the recording, and then all of it.
  const measured = await second.page.evaluate(() => globalThis.sotto.metrics());
  expect(measured).toMatchObject({ value: { summary: { tallies: { 'ring-runs': 2 } } } });
  expect(before).toMatch(/^And so,? my fellow/i);
});

/** Ends the tab, and waits for the end. */
const endings: Record<string, (sotto: SottoPage, context: BrowserContext) => Promise<unknown>> = {
  'a closed tab': ({ page }) => page.close(),
  'a crash of the tab': async ({ page }, context) => {
    const devtools = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    devtools.send('Page.crash').catch(() => {});
    await crashed;
  },
};

for (const [name, end] of Object.entries(endings)) {
  test(`${name} loses less than a second, and another window keeps the sound`, async ({ openTab }) => {
    const sotto = await openTab();
    const context = sotto.page.context();
    await sotto.pressRecord();
    await sotto.hears(/fellow/i);
    const other = await openTab();
    // What a living window records is not offered.
    expect(await interrupted(other)).toEqual([]);
    const seconds = await recorded(sotto);
    await end(sotto, context);
    await expect.poll(async () => (await interrupted(other))[0]?.seconds).toBeGreaterThan(seconds - 1);
    const card = other.page.getByRole('region', { name: 'Interrupted recording' });
    await card.getByRole('button', { name: 'Keep as sound' }).click();
    await expect(other.page.getByRole('button', { name: 'Listen', exact: true })).toBeVisible();
    await expect(card).toBeHidden();
  });
}
