/** Walks through the addresses: links, the way back, titles, focus and scroll, while recording, without a network, and on a phone. */

import { expect, test } from './app.ts';

test('each page has an address, a title and a way back, and a recording goes on meanwhile', async ({ openTab }) => {
  const sotto = await openTab();
  const { page, dock } = sotto;
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  const isAt = (path: string, title: string | RegExp) =>
    Promise.all([expect(page).toHaveURL(new URL(path, sotto.url).href), expect(page).toHaveTitle(title)]);

  await test.step('links, and back', async () => {
    await link('Settings').click();
    await isAt('/settings', 'Settings · Sotto');
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeFocused();
    await link('Text rules…').scrollIntoViewIfNeeded();
    const scrolled = await page.evaluate(() => scrollY);
    expect(scrolled).toBeGreaterThan(0);
    await link('Text rules…').click();
    await isAt('/rules', 'Text rules · Sotto');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await isAt('/settings', 'Settings · Sotto');
    await expect(link('Text rules…')).toBeFocused();
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    await page.keyboard.press('Escape');
    await isAt('/', 'Sotto');
    await expect(link('Settings')).toBeFocused();
  });

  await test.step('a script goes too, and is told of what is no path', async () => {
    await page.evaluate(() => globalThis.sotto.navigate('/settings/microphone'));
    await expect(page.getByRole('combobox', { name: 'Microphone' })).toBeFocused();
    expect(await page.evaluate(() => globalThis.sotto.navigate('help'))).toMatchObject({
      error: { code: 'bad-argument' },
    });
  });

  await test.step('while recording', async () => {
    await page.evaluate(() => globalThis.sotto.navigate('/'));
    await sotto.pressRecord();
    await link('Help').click();
    await expect(page.getByRole('region', { name: 'Help' })).toBeVisible();
    await expect(dock.getByText('Listening')).toBeVisible();
    await expect(page).toHaveTitle(/^● \d/);
    // The first press leaves the page, and only a second one would cancel.
    await page.keyboard.press('Escape');
    await sotto.hears(/fellow/i);
    await link('Help').click();
    await sotto.stopButton.click();
    await sotto.hasEnded();
    await expect(page).toHaveURL(/\/library\/[\w-]+$/);
    await expect(sotto.words).toContainText(/fellow/i);
  });

  await test.step('the text and its address survive a reload, and what is gone says so', async () => {
    const address = page.url();
    await page.reload();
    await expect(sotto.words).toContainText(/fellow/i);
    await sotto.listed.press('Delete');
    await isAt('/', 'Sotto');
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Nothing is here' })).toBeVisible();
    await link('Dictate').click();
    await isAt('/', 'Sotto');
  });
});

test('without a network every address opens, on a phone list and text one after the other', async ({ openSotto }) => {
  const sotto = await openSotto();
  const { page } = sotto;
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await sotto.isReady();
  await page.evaluate(() => globalThis.sotto.library.fill(3, 1));
  await page.context().setOffline(true);
  await page.setViewportSize({ width: 360, height: 760 });
  const titles = { models: 'Speech models', rules: 'Text rules', storage: 'Storage', privacy: 'Privacy', help: 'Help' };
  for (const [path, title] of Object.entries(titles)) {
    await page.goto(new URL(path, sotto.url).href);
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  }
  await page.goto(new URL('library', sotto.url).href);
  await expect(sotto.listed).toHaveCount(3);
  await sotto.listed.first().click();
  await expect(sotto.words).toContainText(/\w/);
  await expect(sotto.listed).toHaveCount(0);
  await page.goBack();
  await expect(sotto.listed.first()).toBeFocused();
});
