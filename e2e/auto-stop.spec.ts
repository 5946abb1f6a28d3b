/** Automatic stop after a silence, and the person's control over it. */

import { expect, test } from './app.ts';
import { breakableMicrophone } from './breakable-microphone.ts';

test('a silence is counted down, begins anew when the person wants to go on, and ends the recording', async ({
  openTab,
}) => {
  const sotto = await openTab({
    async before(page) {
      await page.addInitScript(breakableMicrophone);
      await page.addInitScript(() => localStorage.setItem('sotto-settings', JSON.stringify({ autoStop: '3s' })));
    },
  });
  const { dock, page } = sotto;
  const countdown = dock.getByText('Stops in');
  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await page.evaluate(() => microphone.mute(true));
  // The click is dispatched inside the page: on a busy machine, a Playwright click takes longer than the countdown.
  await page.waitForFunction(() => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Keep recording');
    button?.click();
    return button;
  });
  await expect(countdown).toBeHidden();
  await expect(sotto.stopButton).toBeFocused();
  await expect(countdown).toBeVisible();
  await sotto.hasEnded();
  await expect(sotto.listed).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/And so,? my fellow/i);
});
