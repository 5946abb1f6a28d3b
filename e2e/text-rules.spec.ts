/** Text rules as a person meets them: the page, what it does to a file and to a dictation, and the way back. */

import { expect, type SottoPage, speech, test } from './app.ts';
import { violationsInBothSchemes } from './axe.ts';

async function openRules({ page }: SottoPage) {
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('link', { name: 'Text rules…' }).click();
  const dialog = page.getByRole('region', { name: 'Text rules' });
  await expect(dialog).toBeVisible();
  return dialog;
}

test('rules are tried out, made, found, switched, taken away, and stay', async ({ openTab }) => {
  const sotto = await openTab();
  const { page } = sotto;
  const dialog = await openRules(sotto);

  await test.step('without any, there are examples', async () => {
    await expect(dialog.getByText('There are none yet')).toBeVisible();
    await expect(dialog.getByText('Nothing is changed.')).toBeVisible();
    expect(await violationsInBothSchemes(sotto)).toEqual([]);
  });
  await test.step('a mode shows at once what it does', async () => {
    await dialog.getByRole('radio', { name: 'Plain' }).check();
    await expect(dialog.locator('output')).toHaveText('Hello, this is, a test');
    await expect(dialog.getByText('2 changes')).toBeVisible();
    await dialog.getByLabel('Said', { exact: true }).fill('This is, all caps, urgent');
    await expect(dialog.locator('output')).toHaveText('This is URGENT');
  });
  await test.step('a rule is made by keyboard', async () => {
    await dialog.getByRole('button', { name: /Add: always write Sotto/ }).press('Enter');
    await dialog.getByLabel('Always write for').fill('fellow\nfellows');
    await dialog.getByLabel('this', { exact: true }).fill('friend');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('fellow, fellows → friend')).toBeVisible();
    await dialog.getByLabel('Said', { exact: true }).fill('My fellow soto');
    await expect(dialog.locator('output')).toHaveText('My friend Sotto');
    expect(await violationsInBothSchemes(sotto)).toEqual([]);
  });
  await test.step('it is found, and switched off', async () => {
    await dialog.getByLabel('Find a rule').fill('SODO');
    await expect(dialog.getByRole('listitem')).toHaveCount(1);
    await dialog.getByRole('switch', { name: 'Apply: sodo, soto' }).click();
    await expect(dialog.locator('output')).toHaveText('My friend soto');
  });
  await test.step('a rule that comes to itself says so', async () => {
    await dialog.getByLabel('Find a rule').fill('');
    await dialog.getByLabel('Always write for').fill('foo');
    await dialog.getByLabel('this', { exact: true }).fill('foo bar');
    await dialog.getByRole('button', { name: 'Save the rule' }).click();
    await expect(dialog.getByText('(rule-circular)')).toBeVisible();
  });
  await test.step('a file that is none changes nothing, and one that is one adds', async () => {
    const input = dialog.locator('input[type=file]');
    await input.setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('nothing') });
    await expect(dialog.getByText('(rules-unreadable)')).toBeVisible();
    await expect(dialog.getByRole('listitem')).toHaveCount(3);
    await input.setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('from,to\na,b\n') });
    await expect(dialog.getByText('1 rule added.')).toBeVisible();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export as JSON' }).click();
    expect((await download).suggestedFilename()).toBe('sotto-text-rules.json');
  });
  await test.step('it is edited where it stands, and put in another place', async () => {
    await dialog.getByRole('button', { name: 'Edit the rule for a', exact: true }).click();
    const form = dialog.getByRole('listitem').filter({ hasText: 'a → b' });
    await form.getByLabel('this', { exact: true }).fill('c');
    await form.getByLabel('Language').selectOption('German');
    await form.getByRole('button', { name: 'Save the rule' }).click();
    await expect(dialog.getByText('a → c')).toBeVisible();
    await expect(dialog.getByText('not used yet · German')).toBeVisible();
    await dialog.getByRole('button', { name: 'Move the rule for a up' }).press('Enter');
    await expect(dialog.getByRole('listitem').nth(2)).toContainText('a → c');
    await expect(dialog.getByRole('button', { name: 'Move the rule for a up' })).toBeFocused();
  });
  await test.step('a mode is made, and a command has other words', async () => {
    await dialog.getByRole('button', { name: 'New mode' }).click();
    await dialog.getByLabel('Name of the mode').fill('Letters');
    await dialog.getByLabel('Name of the mode').press('Enter');
    await dialog.getByText('What this mode does').click();
    await dialog.getByRole('radio', { name: 'In digits', exact: true }).check();
    await dialog.locator('summary').filter({ hasText: 'Spoken commands' }).click();
    await dialog.getByLabel('Words for New line').fill('carriage return');
    await dialog.getByLabel('Words for New line').press('Enter');
    await dialog.getByRole('switch', { name: 'Command on: Comma' }).click();
    await dialog.getByLabel('Said', { exact: true }).fill('Twenty three, comma, carriage return, four');
    await expect(dialog.locator('output')).toHaveText('23, comma\n4');
    expect(await violationsInBothSchemes(sotto)).toEqual([]);
  });
  await test.step('they are there after a reload, and can be taken away', async () => {
    await page.reload();
    const again = await openRules(sotto);
    await expect(again.getByRole('listitem')).toHaveCount(4);
    await expect(again.getByRole('radio', { name: 'Letters' })).toBeChecked();
    await again.getByRole('button', { name: 'Delete the rule for foo' }).click();
    await expect(again.getByRole('listitem')).toHaveCount(3);
    await page.keyboard.press('Escape');
  });
  await test.step('the chip and a key choose the mode', async () => {
    await page.getByRole('button', { name: 'How text is written Letters' }).click();
    await expect(page.getByRole('dialog', { name: 'Mode' })).toBeVisible();
    await page.keyboard.press('3');
    await expect(page.getByRole('button', { name: 'How text is written Minutes' })).toBeVisible();
    await page.keyboard.press('m');
    await expect(page.getByRole('dialog', { name: 'Mode' })).toBeVisible();
    expect(await violationsInBothSchemes(sotto)).toEqual([]);
    await page.keyboard.press('0');
    await expect(page.getByRole('button', { name: 'How text is written As recognised' })).toBeVisible();
  });
});

test('what is spoken and what is in a file is written by the rules, and what was recognised is a key away', async ({
  openTab,
}) => {
  const sotto = await openTab();
  const { page } = sotto;
  const dialog = await openRules(sotto);
  await dialog.getByLabel('Always write for').fill('fellow');
  await dialog.getByLabel('this', { exact: true }).fill('dear');
  await dialog.getByRole('button', { name: 'Save the rule' }).click();
  await page.keyboard.press('Escape');

  await test.step('while it is spoken', async () => {
    await sotto.pressRecord();
    await sotto.hears(/my dear/i);
    await sotto.stop();
    await expect(sotto.words).toContainText(/my dear/i);
  });
  await test.step('in a file, with the way back', async () => {
    await sotto.transcribe(speech);
    await expect(sotto.words).toContainText(/my dear Americans/i);
    await page.reload();
    await sotto.listed.first().click();
    await expect(sotto.words).toContainText(/my dear Americans/i);
    await page.getByRole('button', { name: 'Versions' }).press('Enter');
    const versions = page.getByRole('dialog', { name: 'Versions' });
    await expect(versions.locator('del')).toHaveText(/fellow/);
    await expect(versions.locator('ins')).toHaveText(/dear/);
    await page.keyboard.press('Escape');
  });
  await test.step('by other rules, without hearing it again', async () => {
    const again = await openRules(sotto);
    await again.getByRole('button', { name: 'Delete the rule for fellow' }).click();
    await again.getByRole('radio', { name: 'Code comment' }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Write in a mode…' }).click();
    await page
      .getByRole('dialog', { name: 'Mode' })
      .getByRole('button', { name: /Code comment/ })
      .click();
    await expect(sotto.words).toContainText('my fellow americans');
    await expect(page.getByRole('main').getByText('Code comment')).toHaveCount(2);
    await page.getByRole('button', { name: '2 versions' }).click();
    const versions = page.getByRole('dialog', { name: 'Versions' });
    await versions.getByRole('combobox', { name: 'To' }).selectOption({ index: 1 });
    await versions.getByRole('button', { name: 'Use version 1' }).click();
    await expect(sotto.words).toContainText(/my dear Americans/i);
  });
  await test.step('a change shows what was recognised, and is taken back alone', async () => {
    await page.keyboard.press('Escape');
    await sotto.words.focus();
    await sotto.words.press('Control+Home');
    // Into the word behind "And so, my".
    for (let i = 0; i < 13; i++) await sotto.words.press('ArrowRight');
    await expect(page.getByText('Recognised: “fellow”')).toBeVisible();
    await page.getByRole('button', { name: 'Write that' }).press('Enter');
    await expect(sotto.words).toContainText(/my fellow Americans/i);
  });
  await test.step('a selected mistake becomes a rule in two clicks, with what it would change', async () => {
    await sotto.words.getByText(/fellow/i).dblclick({ position: { x: 8, y: 12 } });
    const always = page.getByRole('button', { name: /^Always write … for/ });
    const mistake = /“(.+)”/.exec((await always.textContent()) ?? '')![1]!;
    await always.click();
    const dialog = page.getByRole('dialog', { name: 'Always write it another way' });
    await dialog.getByLabel('Always write', { exact: true }).fill('Whatever');
    // The dictation and the file have the same words.
    await expect(dialog.getByText('2 texts would change')).toBeVisible();
    await dialog.getByRole('button', { name: 'Save and change these, too' }).click();
    await expect(sotto.words).toContainText(/whatever/i);
    await expect(sotto.words).not.toContainText(mistake);
    expect(await violationsInBothSchemes(sotto)).toEqual([]);
  });
});
