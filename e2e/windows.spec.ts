/** Two windows of the app side by side. */

import { expect, type SottoPage, speech, test } from './app.ts';

test('what one window keeps, deletes and sets is there in the other', async ({ openTab }) => {
  const [one, other] = [await openTab(), await openTab()];
  await one.page.bringToFront();
  await one.transcribe(speech);
  await expect(other.listed).toHaveCount(1);

  const { id } = await one.page.evaluate(async () => {
    const rows = await sotto.library.list();
    if (!rows.ok) throw new Error(rows.error.message);
    return rows.value[0]!;
  });
  await other.page.evaluate((wanted) => sotto.library.open(wanted), id);
  await expect(other.page.getByRole('main')).toContainText('fellow');
  await one.page.getByRole('link', { name: 'Settings', exact: true }).click();
  await one.page.getByRole('radio', { name: 'Dark' }).check();
  await expect(other.page.locator('html')).toHaveAttribute('data-theme', 'dark');

  // Both have the text open: what one types is shown in the other, and what both type at the same time is kept, each apart.
  const typed = async ({ page, words }: SottoPage, text: string) => {
    await words.focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type(text);
  };
  await one.page.evaluate((wanted) => sotto.navigate(`/library/${wanted}`), id);
  await typed(one, 'First. ');
  await expect(other.words).toContainText('First. And so');
  // What is typed is kept half a second after the last key; in the one window it begins when the words of the other are kept.
  const pauses = await one.page.evaluateHandle(() => {
    const { setTimeout } = window;
    const held: (() => void)[] = [];
    Object.assign(window, { setTimeout: (run: () => void) => held.push(run) });
    return {
      begin() {
        Object.assign(window, { setTimeout });
        for (const run of held) setTimeout(run, 500);
      },
    };
  });
  await typed(one, 'Third. ');
  await typed(other, 'Second. ');
  const kept = () => other.page.evaluate(async (wanted) => sotto.library.open(wanted), id);
  await expect.poll(kept).toMatchObject({ value: { text: expect.stringContaining('Second. First.') } });
  await pauses.evaluate(({ begin }) => begin());
  await expect(one.page.getByText('this text was changed or deleted in another window')).toBeVisible();
  await expect(one.listed).toHaveCount(2);
  await expect(one.words).toContainText('Third. First. And so');
  await expect(other.words).toContainText('Second. First. And so');

  await one.list.getByRole('button', { name: 'Actions for jfk' }).click();
  await one.list.getByRole('button', { name: 'Delete' }).click();
  await expect(one.listed).toHaveCount(1);
  await expect(other.listed).toHaveCount(1);
  await expect(other.page.getByRole('main')).not.toContainText('fellow');
});

test('a window takes the recording over from another, which finishes its text', async ({ openTab }) => {
  const [one, other] = [await openTab(), await openTab()];
  await one.page.bringToFront();
  await one.pressRecord();
  await one.hears(/fellow/i);
  await other.page.bringToFront();
  await other.recordButton.click();
  await expect(other.dock.getByText('Sotto is already recording in another window')).toBeVisible();
  await other.dock.getByRole('button', { name: 'Take over' }).click();
  await expect(other.dock.getByText('Listening')).toBeVisible();
  await one.hasEnded();
  await expect(one.page.getByText('Another window records now')).toBeVisible();
  await expect(one.words).toContainText(/fellow/i);
  await expect(other.listed.filter({ hasText: /fellow/i })).toHaveCount(1);
  await other.stop();
});
