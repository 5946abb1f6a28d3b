/** Accessibility: no violations found by axe, complete operation by keyboard, and a narrow screen. */

import { expect, type SottoPage, test } from './app.ts';
import { violationsInBothSchemes } from './axe.ts';

test('a dictation is free of violations before, while and after it is recorded, in light and in dark', async ({
  openTab,
}) => {
  const sotto = await openTab({ before: (page) => page.emulateMedia({ reducedMotion: 'reduce' }) });
  await test.step('empty', async () => expect(await violationsInBothSchemes(sotto)).toEqual([]));
  await test.step('recording', async () => {
    await sotto.pressRecord();
    await sotto.hears(/And so/i);
    expect(await violationsInBothSchemes(sotto)).toEqual([]);
    await sotto.hears(/fellow/i);
    await sotto.stop();
  });
  await test.step('a saved dictation', async () => {
    await expect(sotto.listed).toHaveCount(1);
    expect(await violationsInBothSchemes(sotto)).toEqual([]);
  });
});

test('a recording fits a screen of 320 pixels', async ({ openTab }) => {
  const sotto = await openTab({ before: (page) => page.setViewportSize({ width: 320, height: 640 }) });
  const { page } = sotto;
  const overhang = () => page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
  expect(await overhang()).toBe(0);
  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  expect(await overhang()).toBe(0);
  for (const name of ['Cancel', 'Finish and copy']) {
    await expect(sotto.dock.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  }
  await sotto.stop();
  expect(await overhang()).toBe(0);
});

test.describe('by keyboard alone', () => {
  /** Presses Tab until the button has the focus. */
  async function tabTo({ page }: SottoPage, name: string): Promise<void> {
    const target = page.getByRole('button', { name, exact: true });
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab');
      if (await target.evaluateAll((buttons) => buttons.some((button) => button === document.activeElement))) return;
    }
    throw new Error(`Tab does not reach "${name}"`);
  }

  test('a dictation is made with Tab and Enter, and with R, Escape, ? and C', async ({ openTab }) => {
    const sotto = await openTab({
      before: (page) => page.context().grantPermissions(['microphone', 'clipboard-read', 'clipboard-write']),
    });
    const { page } = sotto;
    await tabTo(sotto, 'Record');
    await sotto.page.keyboard.press('Enter');
    await sotto.hears(/fellow/i);
    await expect(sotto.stopButton).toBeFocused();
    await sotto.page.keyboard.press('Enter');
    await sotto.hasEnded();
    await expect(sotto.listed).toHaveCount(1);
    await expect(sotto.recordButton).toBeFocused();
    await tabTo(sotto, 'Copy');

    await page.keyboard.press('r');
    await expect(sotto.dock.getByText('Listening')).toBeVisible();
    await sotto.hears(/fellow/i);
    await page.keyboard.press('Escape');
    await sotto.hasEnded();
    await expect(sotto.dock.getByRole('button', { name: 'Undo' })).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('region', { name: 'Help' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await expect(sotto.dock.getByText('Listening')).toBeVisible();
    await sotto.hears(/fellow/i);
    await page.keyboard.press('c');
    await expect(sotto.dock.getByText('Copied.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^And so/i);
  });

  test('holding Space records as long as it is held, and a tap of it on and on', async ({ openTab }) => {
    const sotto = await openTab();
    const { page, dock } = sotto;
    const ends = {
      'when it is released': () => page.keyboard.up(' '),
      'when the window loses the focus': () => page.evaluate(() => void dispatchEvent(new Event('blur'))),
    };
    for (const [index, [how, end]] of Object.entries(ends).entries()) {
      await test.step(`it ends ${how}`, async () => {
        await sotto.recordButton.focus();
        await page.keyboard.down(' ');
        await expect(dock.getByText('Release to finish')).toBeVisible();
        await sotto.hears(/fellow/i);
        await end();
        await sotto.hasEnded();
        await expect(sotto.listed).toHaveCount(index + 1);
      });
    }
    await test.step('a tap', async () => {
      await page.keyboard.up(' ');
      await sotto.recordButton.focus();
      await page.keyboard.press(' ');
      await expect(sotto.dock.getByText('Listening')).toBeVisible();
      await sotto.hears(/And so/i);
      await expect(sotto.stopButton).toBeVisible();
      await expect(dock.getByText('Release to finish')).toBeHidden();
    });
  });
});
