/** The mini window: words and the record button beside other programs. */

import { expect, test } from './app.ts';

test('a recording is followed and ended in the mini window, while the tab is in the back', async ({ openTab }) => {
  const sotto = await openTab();
  const context = sotto.page.context();
  await sotto.pressRecord();
  const opening = context.waitForEvent('page');
  await sotto.dock.getByRole('button', { name: 'Mini window' }).click();
  const mini = await opening;
  const other = await context.newPage();
  await other.bringToFront();
  await expect(sotto.page).toHaveTitle(/^● \d\d:\d\d · Sotto$/);
  await expect(mini.getByRole('main')).toContainText(/fellow/i);
  await mini.getByRole('button', { name: 'Stop' }).click();
  await expect(mini.getByRole('button', { name: 'Record' })).toBeVisible();
  await expect(mini.getByRole('main')).toContainText(/fellow/i);
  await expect(sotto.page).toHaveTitle(/^And so.* · Sotto$/);
  await expect(sotto.words).toContainText(/fellow/i);
  await other.close();
});
