/** Sound that the speech gate rejects: it is not transcribed, and not lost. */

import { expect, test } from './app.ts';
import { violationsIn } from './axe.ts';
import { noisyMicrophone } from './noisy-microphone.ts';

test('a recording without speech is said to be one, can be listened to, and is transcribed anyway', async ({
  openTab,
}) => {
  const sotto = await openTab({ before: (page) => page.addInitScript(noisyMicrophone) });
  const { dock, page } = sotto;
  await sotto.pressRecord();
  await page.waitForFunction(() => globalThis.sotto.audioClock() > 1500);
  await sotto.stop();
  await expect(dock.getByText('No speech was recognised')).toBeVisible();
  await expect(sotto.listed).toHaveCount(0);
  expect(await violationsIn(sotto)).toEqual([]);

  await dock.getByRole('button', { name: 'Listen to it' }).click();
  await page.waitForTimeout(200);
  await dock.getByRole('button', { name: 'Stop listening' }).click();
  await expect(dock.getByRole('button', { name: 'Listen to it' })).toBeVisible();

  await dock.getByRole('button', { name: 'Transcribe anyway' }).click();
  // The recogniser's text for noise may be anything: the person requested it.
  await expect(sotto.listed).toHaveCount(1);
  await expect(sotto.words).toHaveText(/\w/);
  await expect(dock.getByText('No speech was recognised')).toBeHidden();
});
