/** Microphone troubles: each has a message with a remedy, and recognised text is kept. */

import type { Page } from '@playwright/test';
import { expect, speech, test } from './app.ts';
import { breakableMicrophone } from './breakable-microphone.ts';

const withBreakable = { before: (page: Page) => page.addInitScript(breakableMicrophone) };

test('a microphone that cannot be opened is said with its remedy, and recording works once it can', async ({
  openTab,
}) => {
  const sotto = await openTab(withBreakable);
  const refuse = (name: string | null) => sotto.page.evaluate((error) => microphone.refuse(error), name);
  for (const [what, name, title, code] of [
    ['no microphone', 'NotFoundError', 'No microphone was found', 'mic-missing'],
    ['a microphone in use', 'NotReadableError', 'The microphone is in use by another program', 'mic-busy'],
  ] as const) {
    await test.step(what, async () => {
      await refuse(name);
      await sotto.recordButton.click();
      await expect(sotto.dock.getByText(title)).toBeVisible();
      await expect(sotto.dock.getByText(`Code: ${code}`)).toBeVisible();
      await sotto.dock.getByRole('button', { name: 'Choose a microphone' }).click();
      await expect(sotto.page.getByRole('combobox', { name: 'Microphone' })).toBeFocused();
      await sotto.page.goBack();
    });
  }
  await test.step('a refusal, which is taken back', async () => {
    await refuse('NotAllowedError');
    await sotto.recordButton.click();
    await expect(sotto.dock.getByText('Sotto may not use the microphone')).toBeVisible();
    await expect(sotto.dock.getByText('Code: mic-denied')).toBeVisible();
    await refuse(null);
    await sotto.dock.getByRole('button', { name: 'Try again' }).click();
    await expect(sotto.dock.getByText('Listening')).toBeVisible();
  });
});

test('a microphone that goes in the middle ends the recording, and what was said is kept', async ({ openTab }) => {
  const sotto = await openTab(withBreakable);
  for (const [index, [what, how, title]] of (
    [
      ['it is unplugged', 'unplug', 'The microphone was disconnected'],
      ['its permission is taken back', 'revoke', 'The microphone was switched off for this page'],
    ] as const
  ).entries()) {
    await test.step(what, async () => {
      await sotto.pressRecord();
      await sotto.hears(/fellow/i);
      await sotto.page.evaluate((end) => microphone[end](), how);
      await expect(sotto.dock.getByText(title)).toBeVisible();
      await sotto.hasEnded();
      await expect(sotto.listed).toHaveCount(index + 1);
      await expect.poll(() => sotto.liveText()).toMatch(/^And so,? my fellow/i);
    });
  }
});

test('a recording to which no sound comes says so with what helps, and goes on when it comes', async ({
  openSotto,
}) => {
  // What is played while the sound stands still is lost: it comes again.
  const sotto = await openSotto({ microphone: speech, loops: true, ...withBreakable });
  await test.step('a muted device', async () => {
    await sotto.page.evaluate(() => microphone.mute(true));
    await sotto.recordButton.click();
    const trouble = sotto.dock.getByText('The microphone is muted');
    await expect(trouble).toBeVisible();
    await expect(sotto.dock.getByRole('button', { name: 'Microphone settings' })).toBeVisible();
    await sotto.page.evaluate(() => microphone.mute(false));
    await expect(trouble).toBeHidden();
    await expect(sotto.stopButton).toBeVisible();
    await sotto.stop();
  });
  await test.step('sound that stands still', async () => {
    await sotto.pressRecord();
    await sotto.hears(/And so/i);
    await sotto.page.evaluate(() => microphone.freeze(true));
    const trouble = sotto.dock.getByText('The sound has stopped arriving');
    await expect(trouble).toBeVisible();
    const devtools = await sotto.page.context().newCDPSession(sotto.page);
    await devtools.send('HeapProfiler.collectGarbage');
    await sotto.page.evaluate(() => microphone.freeze(false));
    await expect(trouble).toBeHidden();
    await sotto.hears(/country/i);
    await sotto.stop();
    expect(await sotto.liveText()).toMatch(/^And so/i);
  });
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
