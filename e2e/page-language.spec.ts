/** The page in other languages than English: what a person sees who speaks Spanish, and a layout that suits any language. */

import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { lengthenWords, overflowing, unmirrored } from './pseudo-language.ts';

/** The browser of a person who reads Spanish. Collects the titles that the page shows before its words are here. */
async function inSpanish(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'languages', { get: () => ['es-ES', 'es', 'en'] });
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const text = document.querySelector('#app')?.textContent ?? '';
      if (text.includes('New dictation')) seen.push(text);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

test('a person who reads Spanish dictates, finds it again, and reads French from then on, offline too', async ({
  openTab,
}) => {
  const { page, words } = await openTab({ before: inSpanish });
  const root = page.locator('html');
  await test.step('the first words are Spanish', async () => {
    await expect(page.getByRole('heading', { name: 'Habla y queda escrito' })).toBeVisible();
    await expect(root).toHaveAttribute('lang', 'es');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'seen'))).toEqual([]);
  });
  await test.step('dictate', async () => {
    const dock = page.getByRole('region', { name: 'Grabación' });
    await dock.getByRole('button', { name: 'Grabar', exact: true }).click();
    await expect(dock.getByText('Escuchando')).toBeVisible();
    await expect(words).toContainText(/fellow/i);
    await dock.getByRole('button', { name: 'Terminar', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'And so' })).toBeVisible();
    await expect(page.getByRole('main').getByText(/\d palabras/)).toBeVisible();
  });
  await test.step('find it in the library', async () => {
    await page.getByRole('searchbox', { name: 'Buscar' }).fill('fellow');
    await expect(page.getByText('1 dictado encontrado')).toBeVisible();
  });
  await test.step('choose French', async () => {
    await page.getByRole('link', { name: 'Ajustes' }).click();
    await page.getByLabel('Idioma de esta página').selectOption('Français');
    await expect(page.getByRole('heading', { name: 'Paramètres' })).toBeVisible();
    await expect(root).toHaveAttribute('lang', 'fr');
    await expect(page).toHaveTitle('Paramètres · Sotto');
    await expect(page.getByText('1 dictée trouvée')).toBeVisible();
  });
  await test.step('open again without a network', async () => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.context().setOffline(true);
    try {
      await page.reload();
      await page.getByRole('link', { name: 'Aide' }).click();
      await expect(page.getByText('Ce qu’une page ne peut pas faire')).toBeVisible();
    } finally {
      await page.context().setOffline(false);
    }
  });
});

/** Every page beside the text. */
const pages = 'models bench rules settings storage privacy help trash backup diagnostics'.split(' ');

test('on a phone, words that are longer by 40 % fit, and what is written from right to left is a mirror image', async ({
  openTab,
}) => {
  const { page, dock } = await openTab({ before: (page) => page.setViewportSize({ width: 360, height: 740 }) });
  await page.evaluate(() => sotto.library.fill(12, 3));
  await lengthenWords(page);
  const fits = async () => {
    // A page that is still being drawn is not judged.
    await expect.poll(() => overflowing(page)).toEqual([]);
    await expect.poll(() => unmirrored(page)).toEqual([]);
  };
  await test.step('a new dictation', fits);
  const heading = page.locator('.sheet h1');
  let earlier = '';
  for (const name of pages) {
    await test.step(name, async () => {
      await page.evaluate((path) => sotto.navigate(path), `/${name}`);
      await expect(page).toHaveURL(new RegExp(`/${name}$`));
      await expect(heading).not.toHaveText(earlier);
      earlier = await heading.innerText();
      await fits();
    });
  }
  await test.step('the list', async () => {
    await page.evaluate(() => sotto.navigate('/library'));
    await expect(page.locator('.item').first()).toBeVisible();
    await fits();
  });
  await test.step('a transcript', async () => {
    await page.locator('.item').first().click();
    await expect(page.locator('.words.editable')).toBeVisible();
    await fits();
  });
  await test.step('beside the list, and while recording', async () => {
    await page.setViewportSize({ width: 800, height: 900 });
    await page.evaluate(() => sotto.navigate('/'));
    await fits();
    await dock.locator('.record').click();
    await expect(dock.locator('.timer')).toBeVisible();
    await expect.poll(() => overflowing(page)).toEqual([]);
  });
});
