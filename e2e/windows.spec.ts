/** Two windows of the app side by side. */

import { expect, speech, test } from './app.ts';

test('what one window keeps, deletes and sets is there in the other within a second', async ({ openTab }) => {
  const [one, other] = [await openTab(), await openTab()];
  const soon = { timeout: 1_000 };
  await one.page.bringToFront();
  await one.transcribe(speech);
  await expect(other.listed).toHaveCount(1, soon);

  const { id } = await one.page.evaluate(async () => {
    const rows = await sotto.library.list();
    if (!rows.ok) throw new Error(rows.error.message);
    return rows.value[0]!;
  });
  await other.page.evaluate((wanted) => sotto.library.open(wanted), id);
  await expect(other.page.getByRole('main')).toContainText('fellow');
  await one.page.getByRole('link', { name: 'Settings', exact: true }).click();
  await one.page.getByRole('radio', { name: 'Dark' }).check();
  await expect(other.page.locator('html')).toHaveAttribute('data-theme', 'dark', soon);

  await one.list.getByRole('button', { name: 'Actions for jfk' }).click();
  await one.list.getByRole('button', { name: 'Delete' }).click();
  await expect(one.listed).toHaveCount(0);
  await expect(other.listed).toHaveCount(0, soon);
  await expect(other.page.getByRole('main')).not.toContainText('fellow');
});
