/** What holds at every address of the app, however it is looked at and whatever it is used with. */

import type { Page } from '@playwright/test';
import { expect, type SottoPage, test } from './app.ts';
import { violationsInBothSchemes, violationsInForcedColours } from './axe.ts';
import { overflowing } from './pseudo-language.ts';
import { smallTargets } from './small-targets.ts';

const titles: Record<string, string> = {
  '/models': 'Speech models',
  '/bench': 'Benchmark',
  '/rules': 'Text rules',
  '/settings': 'Settings',
  '/storage': 'Storage',
  '/privacy': 'Privacy',
  '/help': 'Help',
  '/trash': 'Trash',
  '/backup': 'Backup',
  '/diagnostics': 'Diagnostics',
  '/nowhere': 'Nothing is here',
};

/** Visits each address, a full library among them, and collects what `look` has to say of it. */
async function atEachAddress({ page, listed }: SottoPage, look: () => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  const go = async (path: string, isThere: () => Promise<unknown>) => {
    await page.evaluate((to) => sotto.navigate(to), path);
    await isThere();
    for (const line of await look()) found.push(`${path}: ${line}`);
  };
  await go('/', () => expect(page.getByRole('heading', { name: 'Speak, and it is written' })).toBeVisible());
  await go('/library', () => expect(listed.first()).toBeVisible());
  const text = new URL((await listed.first().getAttribute('href'))!, page.url()).pathname;
  await go(text, () => expect(page.locator('.words.editable')).toBeVisible());
  for (const [path, title] of Object.entries(titles)) {
    await go(path, () => expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible());
  }
  return found;
}

async function full(openTab: (options: { before: (page: Page) => Promise<void> }) => Promise<SottoPage>) {
  const sotto = await openTab({ before: (page) => page.emulateMedia({ reducedMotion: 'reduce' }) });
  await sotto.page.evaluate(() => globalThis.sotto.library.fill(4, 3));
  return sotto;
}

test('no address breaks a rule of accessibility, in light, in dark, and in colours of the person', async ({
  openTab,
}) => {
  const sotto = await full(openTab);
  const found = await atEachAddress(sotto, async () => [
    ...(await violationsInBothSchemes(sotto)),
    ...(await violationsInForcedColours(sotto)),
  ]);
  expect(found).toEqual([]);
});

test('every address fits 320 pixels and text of twice the size, and a finger hits all that can be pressed', async ({
  openTab,
}) => {
  const sotto = await full(openTab);
  const { page } = sotto;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'pointer', value: 'coarse' }] });
  const found = await atEachAddress(sotto, async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const small = await smallTargets(page);
    await page.setViewportSize({ width: 640, height: 800 });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    const out = await overflowing(page);
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
    return [...(overhang > 0 ? [`${overhang} pixels too wide`] : []), ...small, ...out];
  });
  expect(found).toEqual([]);
});
