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
    await page.getByRole('button', { name: 'Ajustes' }).click();
    await page.getByLabel('Idioma de esta página').selectOption('Français');
    await expect(page.getByRole('dialog', { name: 'Paramètres' })).toBeVisible();
    await expect(root).toHaveAttribute('lang', 'fr');
    await page.keyboard.press('Escape');
    await expect(page.getByText('1 dictée trouvée')).toBeVisible();
  });
  await test.step('open again without a network', async () => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.context().setOffline(true);
    try {
      await page.reload();
      await page.getByRole('button', { name: 'Aide' }).click();
      await expect(
        page.getByRole('dialog', { name: 'Aide' }).getByText('Ce qu’une page ne peut pas faire'),
      ).toBeVisible();
    } finally {
      await page.context().setOffline(false);
    }
  });
});

/** Names of buttons, one after another, that lead to a place; words are longer at their end. */
const places: Record<string, RegExp[]> = {
  list: [/^Open/],
  settings: [/^Open/, /^Settings/],
  storage: [/^Open/, /^Settings/, /^Storage/],
  'text rules': [/^Open/, /^Settings/, /^Text.* rules/],
  backup: [/^Open/, /^Settings/, /^Back.* up/],
  help: [/^Open/, /^Help/],
  benchmark: [/^Open/, /^Help/, /^Open.* benchmark/],
  diagnostics: [/^Open/, /^Help/, /^Open.* diagnostics/],
  models: [/^Speech/],
};

test('on a phone, words that are longer by 40 % fit, and what is written from right to left is a mirror image', async ({
  openTab,
}) => {
  const { page } = await openTab({ before: (page) => page.setViewportSize({ width: 360, height: 740 }) });
  await page.evaluate(() => sotto.library.fill(12, 3));
  await lengthenWords(page);
  const fits = async () => {
    expect(await overflowing(page)).toEqual([]);
    expect(await unmirrored(page)).toEqual([]);
  };
  await test.step('a new dictation', fits);
  for (const [place, buttons] of Object.entries(places)) {
    await test.step(place, async () => {
      for (const name of buttons) await page.getByRole('button', { name }).last().click();
      await expect(page.getByRole('dialog')).toHaveCount(1);
      await expect(page.getByRole('dialog').getByRole('button').nth(1)).toBeVisible();
      await fits();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
  }
  await test.step('a transcript', async () => {
    await page.evaluate(async () => {
      const newest = await sotto.library.list({ limit: 1 });
      if (newest.ok) await sotto.library.open(newest.value[0]!.id);
    });
    await expect(page.getByRole('toolbar').or(page.locator('.words.editable')).first()).toBeVisible();
    await fits();
  });
});
