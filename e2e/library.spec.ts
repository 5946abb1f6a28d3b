/** Saved dictations (rename, delete, copy), and persistent settings. */

import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, type SottoPage, speech, test } from './app.ts';

const words = /^And so,? my fellow/i;
const wordsListed = /And so,? my fellow/i;

async function allowClipboard(page: Page): Promise<void> {
  await page.context().grantPermissions(['microphone', 'clipboard-read', 'clipboard-write']);
}

const clipboard = ({ page }: SottoPage) => page.evaluate(() => navigator.clipboard.readText());

async function dictateBriefly(sotto: SottoPage): Promise<void> {
  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
}

test('a file becomes a transcript, which is copied, renamed, and deleted', async ({ openTab }) => {
  const sotto = await openTab({ before: allowClipboard });
  const { page, list, listed, dock } = sotto;
  const heading = page.getByRole('heading', { level: 1 });
  const choose = async (name: string, action: string) => {
    await list.getByRole('button', { name: `Actions for ${name}` }).click();
    await list.getByRole('button', { name: action }).click();
  };

  await test.step('it goes by the name of the file, and one click copies its words', async () => {
    await sotto.transcribe(speech);
    await expect(listed).toHaveText(/jfk/);
    await expect(heading).toContainText('jfk');
    expect(await sotto.liveText()).toMatch(/for your country\.?$/i);
    await dock.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect.poll(() => clipboard(sotto)).toBe((await sotto.liveText()).trim());
  });

  await test.step('it is saved as subtitles, and copied with formatting', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('radio', { name: 'SRT' }).check();
    await expect(dialog.getByText(/jfk\.srt/)).toBeVisible();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save' }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d \d{4} jfk\.srt$/);
    expect(readFileSync(await saved.path(), 'utf8')).toMatch(/^1\r\n00:00:00,\d{3} --> 00:00:\d\d,\d{3}\r\nAnd so/);
    await dialog.getByRole('radio', { name: 'Word' }).check();
    await dialog.getByRole('button', { name: 'Copy formatted' }).click();
    await expect(dialog.getByText('Copied')).toBeVisible();
    const formatted = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item!.getType('text/html')).text();
    });
    expect(formatted).toMatch(/<p[^>]*>And so/);
    await page.keyboard.press('Escape');
  });

  await test.step('it is found by words with a slip of the fingers, which are marked', async () => {
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
    await page.keyboard.type('amercians coun');
    await expect(list.getByText('1 dictation found')).toBeVisible();
    await expect
      .poll(() => list.locator('mark').allTextContents())
      .toEqual(expect.arrayContaining(['Americans', 'country']));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => CSS.highlights.get('found')?.size)).toBe(3);
    await page.getByRole('button', { name: 'Filters' }).click();
    await list.getByLabel('Source').selectOption('Microphone');
    await expect(list.getByText('Nothing found')).toBeVisible();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('searchbox').fill('');
    await expect(listed).toHaveText(/jfk/);
  });

  await test.step('it is in a backup, which is not opened by another passphrase and makes no doubles', async () => {
    const [made, lost] = await page.evaluate(async () => {
      const backup = await globalThis.sotto.library.backup('a passphrase');
      if (!backup.ok) throw new Error(backup.error.code);
      const wrong = await globalThis.sotto.library.restore(backup.value, 'another');
      const again = await globalThis.sotto.library.restore(backup.value, 'a passphrase');
      return [again, wrong];
    });
    expect(made).toEqual({ ok: true, value: { added: 0 } });
    expect(lost).toMatchObject({ ok: false, error: { code: 'backup-locked' } });
  });

  await test.step('it comes back with undo when it was deleted', async () => {
    await choose('jfk', 'Delete');
    await expect(listed).toHaveCount(0);
    await dock.getByRole('button', { name: 'Undo' }).click();
    await expect(listed).toHaveText(/jfk/);
    await listed.click();
    await expect(sotto.words).toContainText(wordsListed);
  });

  await test.step('it is renamed for good, from the list and from the transcript', async () => {
    await choose('jfk', 'Rename');
    await list.getByRole('textbox', { name: 'Name' }).fill('Inaugural');
    await page.keyboard.press('Enter');
    await expect(heading).toContainText('Inaugural');
    await heading.getByRole('button').click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Address of 1961');
    await page.keyboard.press('Enter');
    await expect(listed).toHaveText(/Address of 1961/);
    await page.reload();
    await expect(listed).toHaveText(/Address of 1961/);
  });

  await test.step('once deleted it stays away', async () => {
    await choose('Address of 1961', 'Delete');
    await expect(listed).toHaveCount(0);
    await page.reload();
    await expect(list.getByText('Your dictations will be listed here')).toBeVisible();
  });
});

test('a recording that was cancelled comes back with undo, and one that is finished can be copied by itself', async ({
  openTab,
}) => {
  const sotto = await openTab({ before: allowClipboard });
  await dictateBriefly(sotto);
  await sotto.dock.getByRole('button', { name: 'Cancel' }).click();
  await sotto.hasEnded();
  await expect(sotto.dock.getByText('Recording cancelled.')).toBeVisible();
  await expect(sotto.listed).toHaveCount(0);
  await sotto.dock.getByRole('button', { name: 'Undo' }).click();
  await expect(sotto.listed).toHaveCount(1);
  await expect.poll(() => sotto.liveText()).toMatch(words);

  await test.step('also after a reload, from the page of the trash', async () => {
    await sotto.page.getByRole('link', { name: 'Sotto', exact: true }).click();
    await dictateBriefly(sotto);
    await sotto.page.keyboard.press('Escape');
    await sotto.hasEnded();
    await sotto.page.reload();
    await sotto.page.getByRole('link', { name: 'Trash' }).click();
    await sotto.page.getByRole('button', { name: 'Bring back' }).click();
    await expect(sotto.listed).toHaveCount(2);
    await expect(sotto.page.getByRole('heading', { name: 'Cancelled recordings' })).toHaveCount(0);
  });

  await sotto.page.getByRole('link', { name: 'Settings' }).click();
  await sotto.page.getByRole('switch', { name: 'Copy when finished' }).click();
  await sotto.page.keyboard.press('Escape');
  await dictateBriefly(sotto);
  await sotto.stop();
  await expect(sotto.dock.getByText('Copied.')).toBeVisible();
  expect(await clipboard(sotto)).toMatch(words);
});

test('settings outlast the page', async ({ openTab }) => {
  const sotto = await openTab({ waitUntilReady: false });
  const { page } = sotto;
  const choose = (name: string) => page.getByRole('radio', { name }).check();
  await page.getByRole('link', { name: 'Settings' }).click();
  await choose('Dark');
  await choose('High');
  await choose('5 s');
  await page.getByRole('switch', { name: 'I pause while I think' }).check();
  await page.reload();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'High' })).toBeChecked();
  await expect(page.getByRole('radio', { name: '5 s' })).toBeChecked();
  await expect(page.getByRole('switch', { name: 'I pause while I think' })).toBeChecked();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
});

test('a file that is no sound is said to be so, and the next one is transcribed', async ({ openTab }) => {
  const sotto = await openTab();
  const broken = test.info().outputPath('broken.wav');
  writeFileSync(broken, 'This is not a recording.\n');
  await sotto.chooseFiles(broken, speech);
  await expect(sotto.dock.getByText('The file cannot be read as sound')).toBeVisible();
  await expect(sotto.dock.getByText('Code: file-undecodable')).toBeVisible();
  await expect(sotto.listed).toHaveText(/jfk/, { timeout: 60_000 });
});
