/** Walks through the app: of somebody who sees it for the first time, who listens to it, who uses keys alone, and who holds a phone. */

import { expect, speech, test } from './app.ts';

test('who opens it for the first time speaks at once, copies, and finds the text the next day', async ({
  openSotto,
  newProfile,
}) => {
  const profile = newProfile();
  const first = await openSotto({ microphone: speech, profile, waitUntilReady: false });
  const { page } = first;
  await test.step('one thing to read, one thing to press', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Speak, and it is written');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await first.recordButton.click();
  });
  await test.step('what is said while the model loads is written', async () => {
    await first.hears(/^And so/i);
    await first.hears(/fellow/i);
    await first.stop();
    await expect(first.words).toContainText(/^And so/i);
  });
  await test.step('copy', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await first.dock.getByRole('button', { name: 'Copy' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^And so/i);
  });
  await test.step('no offer comes before there was use', async () => {
    await expect(page.getByRole('button', { name: /install|download/i })).toHaveCount(0);
  });
  await first.close();
  const next = await openSotto({ profile });
  await next.listed.first().click();
  await expect(next.words).toContainText(/^And so/i);
});

test('who listens to the page hears each sentence once, in its language, and can tell all parts by their names', async ({
  openTab,
}) => {
  const sotto = await openTab({
    before: (page) =>
      page.addInitScript(() => {
        const said: { text: string; lang: string }[] = [];
        Object.assign(globalThis, { said });
        // What goes to the screen reader, by the way that this browser has.
        const region = () => document.querySelector('body > [role="status"]');
        if ('ariaNotify' in Element.prototype) {
          Object.assign(Element.prototype, {
            ariaNotify(this: HTMLElement, text: string) {
              said.push({ text, lang: this.lang });
            },
          });
        } else {
          new MutationObserver(() => {
            const { textContent = '', lang = '' } = (region() ?? {}) as HTMLElement;
            if (textContent && textContent !== said.at(-1)?.text) said.push({ text: textContent, lang });
          }).observe(document, { subtree: true, childList: true, characterData: true });
        }
      }),
  });
  const { page } = sotto;
  await test.step('places', async () => {
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(sotto.list).toHaveCount(1);
    await expect(sotto.dock).toHaveCount(1);
    await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  });
  await test.step('a dictation', async () => {
    await sotto.pressRecord();
    await sotto.hears(/ask what you/i);
    await sotto.stop();
    await expect(sotto.listed).toHaveCount(1);
    const heard = () => page.evaluate(() => Reflect.get(globalThis, 'said') as { text: string; lang: string }[]);
    await expect.poll(async () => (await heard()).map(({ text }) => text).join(' ')).toMatch(/fellow/i);
    const said = await heard();
    expect(said.filter(({ text }) => /fellow/i.test(text))).toHaveLength(1);
    expect(said.find(({ text }) => /fellow/i.test(text))!.lang).toMatch(/^en/);
  });
  await test.step('the text', async () => {
    const text = page.getByRole('textbox', { name: /text/i });
    await expect(text).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^And so/i);
  });
});

test('who uses keys alone comes by everything in the order in which it is seen', async ({ openTab }) => {
  const { page } = await openTab();
  await page.evaluate(() => sotto.library.fill(1, 3));
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const title = (await page.locator('.item-title').innerText()).replace('…', '');
  const order: string[] = [];
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const { activeElement: at } = document;
      if (!at || at === document.body) return '';
      // Of a row the first word, of a chip what it is for.
      const label = at.querySelector('.for-readers') ?? at;
      return (
        at.getAttribute('aria-label') ??
        label
          .textContent!.trim()
          .split(/\s{2,}|\d/)[0]!
          .trim()
      );
    });
    if (name === '' || name === order[0]) break;
    order.push(name);
  }
  expect(order).toEqual([
    'Skip to dictation',
    'Sotto',
    'New dictation',
    'Transcribe a file',
    'Search',
    'Filters',
    `${title}…`,
    `Actions for ${title}…`,
    'Settings',
    'Help',
    'Trash',
    'Privacy',
    'How text is written',
    'Speech model',
    'Microphone',
    'Record',
    'Transcribe a file',
  ]);
});

test('who holds a phone speaks, reads, goes to the list and back, with a thumb', async ({ openTab }) => {
  const sotto = await openTab({ before: (page) => page.setViewportSize({ width: 390, height: 780 }) });
  const { page } = sotto;
  await sotto.pressRecord();
  await sotto.hears(/fellow/i);
  await expect(sotto.stopButton).toBeInViewport({ ratio: 1 });
  await sotto.stop();
  await expect(page).toHaveURL(/\/library\/[\w-]+$/);
  await test.step('the text has the screen to itself', async () => {
    await expect(sotto.words).toBeInViewport();
    await expect(sotto.listed).toHaveCount(0);
  });
  await test.step('the list, and back', async () => {
    await page.getByRole('link', { name: 'Open the list of dictations' }).click();
    await expect(sotto.listed).toHaveCount(1);
    await expect(sotto.words).toBeHidden();
    await sotto.listed.click();
    await expect(sotto.words).toContainText(/^And so/i);
    await page.goBack();
    await expect(sotto.listed).toHaveCount(1);
  });
  await test.step('the record button is there on every page', async () => {
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
    await page.goBack();
    await expect(sotto.recordButton).toBeInViewport({ ratio: 1 });
  });
});
