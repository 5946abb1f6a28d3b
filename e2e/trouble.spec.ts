/** What can go wrong with a microphone: the person is told what and what helps, and what was said is kept. */

import type { Page } from '@playwright/test';
import { expect, type SottoPage, test } from './app.ts';
import { breakableMicrophone } from './breakable-microphone.ts';

const withBreakable = { before: (page: Page) => page.addInitScript(breakableMicrophone) };

async function keepsWhatWasSaid(sotto: SottoPage): Promise<void> {
  await sotto.hasEnded();
  await expect(sotto.listed).toHaveCount(1);
  await expect.poll(() => sotto.liveText()).toMatch(/^And so,? my fellow/i);
}

test('a refusal is said with its remedy, and recording works once it is taken back', async ({ openTab }) => {
  const sotto = await openTab(withBreakable);
  await sotto.page.evaluate(() => microphone.refuse('NotAllowedError'));
  await sotto.recordButton.click();
  await expect(sotto.dock.getByText('Sotto may not use the microphone')).toBeVisible();
  await expect(sotto.dock.getByText('Code: mic-denied')).toBeVisible();
  await sotto.page.evaluate(() => microphone.refuse(null));
  await sotto.dock.getByRole('button', { name: 'Try again' }).click();
  await expect(sotto.dock.getByText('Listening')).toBeVisible();
});

for (const [what, name, title, code] of [
  ['no microphone', 'NotFoundError', 'No microphone was found', 'mic-missing'],
  ['a microphone in use', 'NotReadableError', 'The microphone is in use by another program', 'mic-busy'],
] as const) {
  test(`${what} is said with its remedy`, async ({ openTab }) => {
    const sotto = await openTab(withBreakable);
    await sotto.page.evaluate((error) => microphone.refuse(error), name);
    await sotto.recordButton.click();
    await expect(sotto.dock.getByText(title)).toBeVisible();
    await expect(sotto.dock.getByText(`Code: ${code}`)).toBeVisible();
    await sotto.dock.getByRole('button', { name: 'Choose a microphone' }).click();
    await expect(sotto.page.getByRole('combobox', { name: 'Microphone' })).toBeFocused();
  });
}

test('a microphone that is unplugged in the middle ends the recording, and what was said is kept', async ({
  openTab,
}) => {
  const sotto = await openTab(withBreakable);
  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await sotto.page.evaluate(() => microphone.unplug());
  await expect(sotto.dock.getByText('The microphone was disconnected')).toBeVisible();
  await keepsWhatWasSaid(sotto);
});

test('a permission that is taken back in the middle ends the recording, and what was said is kept', async ({
  openTab,
}) => {
  const sotto = await openTab(withBreakable);
  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await sotto.page.evaluate(() => microphone.revoke());
  await expect(sotto.dock.getByText('The microphone was switched off for this page')).toBeVisible();
  await keepsWhatWasSaid(sotto);
});

test('a muted device is said with its remedy until sound comes', async ({ openTab }) => {
  const sotto = await openTab(withBreakable);
  await sotto.page.evaluate(() => microphone.mute(true));
  await sotto.recordButton.click();
  const trouble = sotto.dock.getByText('The microphone is muted');
  await expect(trouble).toBeVisible();
  await expect(sotto.dock.getByRole('button', { name: 'Microphone settings' })).toBeVisible();
  await sotto.page.evaluate(() => microphone.mute(false));
  await expect(trouble).toBeHidden();
  await expect(sotto.stopButton).toBeVisible();
});

test('sound that stands still is said, and the recording goes on when it moves again', async ({ openTab }) => {
  const sotto = await openTab(withBreakable);
  await sotto.pressRecord();
  await sotto.hears(/And so/i);
  await sotto.page.evaluate(() => microphone.freeze(true));
  const trouble = sotto.dock.getByText('The sound has stopped arriving');
  await expect(trouble).toBeVisible();
  await sotto.page.evaluate(() => microphone.freeze(false));
  await expect(trouble).toBeHidden();
  await sotto.hears(/country/i);
  await sotto.stop();
  expect(await sotto.liveText()).toMatch(/^And so/i);
});

test('a second window says that the first one records, and may record after it', async ({ openTab }) => {
  const first = await openTab();
  const second = await openTab();
  await first.page.bringToFront();
  await first.pressRecord();
  await second.page.bringToFront();
  await second.recordButton.click();
  await expect(second.dock.getByText('Sotto is already recording in another window')).toBeVisible();
  await expect(first.dock.getByText('Listening')).toBeVisible();
  await first.stop();
  await second.pressRecord();
});
