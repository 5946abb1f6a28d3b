/** Languages other than English, chosen in the settings or detected by the model. Uses a small model that knows three languages. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordErrors } from '../benches/statistics/word-errors.ts';
import { serveHub } from '../commands/hub/hub-server.ts';
import { expect, type SottoPage, shared, test } from './app.ts';
import { violationsIn } from './axe.ts';

const id = 'nano/whisper-nano';

interface Clip {
  file: string;
  kind: string;
  language: string;
  seconds: number;
  noise_snr_db: number | null;
  text: string;
}

/** A German sentence at a low level, long enough for language detection. */
function germanClip(): { path: string; text: string } {
  const folder = shared('models', 'speech');
  const { clips }: { clips: Clip[] } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const clip = clips.find(
    ({ kind, language, seconds, noise_snr_db: noise }) =>
      kind === 'single' && language === 'de' && seconds > 3 && noise === null,
  );
  if (!clip) throw new Error('no quiet German clip');
  return { path: join(folder, clip.file), text: clip.text };
}

async function installAndUse({ page }: SottoPage, host: string): Promise<void> {
  await page.getByRole('link', { name: 'Speech model' }).click();
  const dialog = page.getByRole('region', { name: 'Speech models' });
  await dialog.getByText('Model server', { exact: true }).click();
  await dialog.getByLabel('Address').fill(host);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByLabel('Name on the model server').fill(id);
  await dialog.getByRole('button', { name: 'Look', exact: true }).click();
  await expect(dialog.getByText('Found: Whisper nano')).toBeVisible();
  await expect(dialog.locator('.model-offer').getByText('cannot run')).toHaveCount(0);
  await dialog.locator('.model-offer').getByRole('button', { name: 'Download' }).click();
  const card = dialog.locator(`[data-place="${id}"]`);
  await card.getByRole('button', { name: /^Use/ }).click();
  await expect(card.getByText('In use')).toBeVisible();
  await page.keyboard.press('Escape');
}

async function openSettings({ page }: SottoPage): Promise<ReturnType<typeof page.getByRole>> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  return page.getByRole('region', { name: 'Settings' });
}

/** Dictates the clip and expects all its words but one, marked as German. */
async function dictates(sotto: SottoPage, text: string): Promise<void> {
  await sotto.pressRecord();
  await sotto.hears(new RegExp(text.split(' ').at(-2)!, 'i'));
  await expect(sotto.words.locator('.tentative')).toHaveCount(0);
  await sotto.stop();
  const said = await sotto.liveText();
  expect(wordErrors([text], said).errors, `"${said}" for "${text}"`).toBeLessThanOrEqual(1);
  await expect(sotto.words.locator('p[lang=de]')).toHaveCount(1);
}

test('German is dictated with a model from a hub: when it is chosen, and when the model has to find out', async ({
  openSotto,
}) => {
  const hub = await serveHub(shared('models', 'hub'));
  const { path, text } = germanClip();
  const sotto = await openSotto({ microphone: path });
  await installAndUse(sotto, hub.url);
  await hub.close();
  const chip = sotto.page.getByRole('link', { name: 'Speech model' });

  await test.step('chosen', async () => {
    await expect(chip).toContainText('English');
    const settings = await openSettings(sotto);
    await settings.getByLabel('Language to add').selectOption('German');
    await settings.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await expect(settings.getByRole('status').filter({ hasText: 'English or German: Sotto listens' })).toBeVisible();
    await settings.getByRole('button', { name: 'Remove English' }).press('Enter');
    await expect(settings.getByRole('button', { name: 'Remove German' })).toBeFocused();
    await expect(settings.getByRole('status').filter({ hasText: 'German: no need to find out.' })).toBeVisible();
    await sotto.page.keyboard.press('Escape');
    await expect(chip).toContainText('German');
    await dictates(sotto, text);
  });

  await test.step('found out', async () => {
    const settings = await openSettings(sotto);
    expect(await violationsIn(sotto)).toEqual([]);
    await sotto.page.setViewportSize({ width: 320, height: 640 });
    expect(await settings.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
    await sotto.page.setViewportSize({ width: 1280, height: 720 });
    await settings.getByRole('button', { name: 'Remove German' }).click();
    await expect(settings.getByRole('status').filter({ hasText: 'Any of 3 languages' })).toBeVisible();
    await sotto.page.keyboard.press('Escape');
    await expect(chip).toContainText('3 languages');
    await dictates(sotto, text);
  });
});
