/** Sound that the speech gate rejects: it is not transcribed, and not lost. */

import { readFileSync } from 'node:fs';
import { readWav, writeWav } from '../benches/wav.ts';
import { expect, speech, test } from './app.ts';
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

test('of several files each offers its own sound that gave no text', async ({ openTab }) => {
  const sotto = await openTab();
  const { page } = sotto;
  const { sampleRate, samples } = readWav(readFileSync(speech));
  const part = samples.slice(sampleRate, 1.35 * sampleRate);
  // A third of a second of a voice, again and again: speech, and no words to be trusted.
  const stammer = Int16Array.from({ length: 8 * sampleRate }, (_, at) => part[at % part.length]!);
  const buffer = Buffer.from(writeWav({ sampleRate, samples: stammer }));
  const files = ['one.wav', 'other.wav'].map((name) => ({ name, mimeType: '', buffer }));
  await sotto.chooseFiles(...files);
  await expect(page.getByText('2 files transcribed')).toBeVisible({ timeout: 100_000 });
  const one = page.getByRole('list', { name: 'Files' }).getByRole('listitem').first();
  await one.getByRole('button', { name: 'Listen to it' }).click();
  expect(await violationsIn(sotto)).toEqual([]);
  await one.getByRole('button', { name: 'Transcribe anyway' }).click();
  await expect(one).toContainText('00:08 · Transcribed', { timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'other.wav: Transcribe anyway' })).toBeVisible();
  await one.getByRole('button', { name: 'Open' }).click();
  await expect(sotto.words).toHaveText(/\w/);

  // How much of their sound is kept on the disk.
  await page.evaluate(() => globalThis.sotto.navigate('/privacy'));
  await expect(page.getByText(/Now: \d+ kB\./)).toBeVisible();
  await page.getByRole('radio', { name: '500 MB' }).check();
  await page.reload();
  await expect(page.getByRole('radio', { name: '500 MB' })).toBeChecked();
});
