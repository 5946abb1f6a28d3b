/** A kept dictation in the hands of a person: edited, undone, marked, split, merged, continued, thrown away and brought back. */

import { expect, speech, test } from './app.ts';

test('a dictation is edited where it stands, and nothing typed is lost', async ({ openTab }) => {
  const sotto = await openTab();
  const { page, list, listed, words } = sotto;
  const tool = (name: string) => page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name });
  await sotto.transcribe(speech);
  const before = await sotto.liveText();

  await test.step('what is typed last is kept when the page closes at once, and undo reaches back over it', async () => {
    await words.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' So he said');
    await page.waitForTimeout(700);
    await page.keyboard.type(', in 1961.');
    await page.reload();
    await expect(listed).toHaveText(/jfk/);
    await expect.poll(() => page.evaluate(() => localStorage.getItem('sotto-draft'))).toBeNull();
    await listed.click();
    await expect(words).toContainText('So he said, in 1961.');
    await tool('Undo').click();
    await expect(words).not.toContainText('1961');
    await words.focus();
    await page.keyboard.press('Control+Z');
    await expect.poll(() => sotto.liveText()).toBe(before);
    await tool('Redo').click();
    await expect(words).toContainText('So he said');
  });

  await test.step('it is split at a paragraph, and merged again', async () => {
    await words.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n\nA second paragraph.');
    await tool('Split here').click();
    await expect(listed).toHaveCount(2);
    await expect(words).not.toContainText('second');
    await listed.first().click({ modifiers: ['Control'] });
    await listed.last().click({ modifiers: ['Shift'] });
    await list.getByRole('button', { name: 'Merge' }).click();
    await expect(listed).toHaveCount(1);
    await expect(words).toContainText('A second paragraph.');
  });

  await test.step('it is pinned and tagged for good', async () => {
    await tool('Pin to the top').click();
    await expect(list.getByRole('region', { name: 'Pinned' }).getByRole('listitem')).toHaveCount(1);
    await page.getByRole('button', { name: 'Tag', exact: true }).click();
    await page.keyboard.type('speeches');
    await page.keyboard.press('Enter');
    await page.reload();
    await expect(list.getByRole('region', { name: 'Pinned' })).toContainText('speeches');
  });

  await test.step('the next recording continues it', async () => {
    await listed.click();
    await tool('Continue').click();
    await sotto.hears(/fellow/i);
    await sotto.stop();
    await expect(listed).toHaveCount(1);
    await expect(words).toContainText(/A second paragraph\.\s*And so/);
  });

  await test.step('spoken into at the caret, it has the words there, as one step to take back', async () => {
    await words.focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+ArrowRight');
    await sotto.recordButton.click();
    await expect(words.locator('.spoken')).toHaveAttribute('data-certain', /fellow/i, { timeout: 40_000 });
    await expect(words).toContainText(/^And so/);
    await words.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Typed meanwhile.');
    await sotto.stop();
    await expect(words).toContainText(/^And and so,? my fellow.*\w so,? my fellow.* Typed meanwhile\.$/i);
    await expect(listed).toHaveCount(1);
    await page.reload();
    await listed.click();
    await expect(words).toContainText(/^And and so/);
    await tool('Undo').click();
    await expect(words).toContainText(/^And so,? my fellow.* Typed meanwhile\.$/);
    await tool('Redo').click();
    await expect(words).toContainText(/^And and so/);
  });

  await test.step('from the trash it comes back, or goes for good', async () => {
    await tool('Move to the trash').click();
    await expect(listed).toHaveCount(0);
    await page.getByRole('link', { name: 'Trash' }).click();
    const trash = page.getByRole('region', { name: 'Trash' });
    // The two that were merged, and the merged one.
    await expect(trash.getByRole('listitem')).toHaveCount(3);
    await trash.getByRole('listitem').filter({ hasText: 'jfk' }).first().getByRole('button').click();
    await expect(trash.getByRole('listitem')).toHaveCount(2);
    await trash.getByRole('button', { name: 'Empty the trash' }).click();
    await trash.getByRole('button', { name: /Delete 2 dictations for good/ }).click();
    await expect(trash.getByText('The trash is empty.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(listed).toHaveCount(1);
  });
});

test('what was typed last outlives a closed tab, and what was typed a moment before outlives a crash', async ({
  openTab,
}) => {
  const open = async () => {
    const { page, listed } = await openTab({ waitUntilReady: false });
    await page.waitForFunction(() => 'sotto' in globalThis);
    return { page, listed, text: page.getByRole('textbox', { name: 'Text', exact: true }) };
  };
  const first = await open();
  await first.page.evaluate(() => sotto.library.fill(1, 1));
  await first.page.reload();
  await first.listed.first().click();
  await first.text.press('ControlOrMeta+End');
  await first.page.keyboard.type(' Typed last.');
  await first.page.close();

  const second = await open();
  await second.listed.first().click();
  await expect(second.text).toContainText('Typed last.');
  await second.text.press('ControlOrMeta+End');
  await second.page.keyboard.type(' Typed before.');
  await second.page.waitForTimeout(800);
  const devtools = await second.page.context().newCDPSession(second.page);
  const crashed = second.page.waitForEvent('crash');
  devtools.send('Page.crash').catch(() => {});
  await crashed;

  const third = await open();
  await third.listed.first().click();
  await expect(third.text).toContainText('Typed last. Typed before.');
  await expect(third.listed).toHaveCount(1);
});
