/** Dictation from the press of record to the saved text. */

import { join } from 'node:path';
import { root } from '../commands/serving/build.ts';
import { expect, speech, test } from './app.ts';

const lastWords = /for your country/i;

test('words appear while speaking, nothing moves, and the text is there after stop', async ({ openTab }) => {
  const sotto = await openTab();
  await sotto.pressRecord();
  await sotto.page.evaluate(() => {
    const moved: string[] = [];
    type Shift = PerformanceEntry & { hadRecentInput: boolean; sources: { node: Node | null }[] };
    new PerformanceObserver((entries) => {
      for (const { hadRecentInput, sources } of entries.getEntries() as Shift[]) {
        if (hadRecentInput) continue;
        moved.push(...sources.map(({ node }) => (node instanceof Element ? node.outerHTML : `${node?.textContent}`)));
      }
    }).observe({ type: 'layout-shift' });
    Object.assign(globalThis, { moved });
  });
  await expect.poll(() => sotto.liveText()).toMatch(/fellow/i);
  await expect(sotto.stopButton).toBeVisible();
  await expect.poll(() => sotto.liveText()).toMatch(/ask what you/i);
  await expect.poll(() => sotto.liveText()).toMatch(lastWords);
  expect(await sotto.page.evaluate(() => Reflect.get(globalThis, 'moved'))).toEqual([]);
  await sotto.stop();
  await expect.poll(() => sotto.liveText()).toMatch(/^And so/i);
  expect(await sotto.liveText()).toMatch(lastWords);
});

test('a file that arrives while recording waits for its end, and does not take the sheet', async ({ openTab }) => {
  const sotto = await openTab();
  const heading = sotto.page.getByRole('main').getByRole('heading', { level: 1 });
  await sotto.pressRecord();
  await sotto.chooseFiles(join(root, 'public', 'samples', 'jfk-1.wav'));
  await expect(sotto.dock.getByText('jfk-1').first()).toBeVisible();
  await sotto.hears(/fellow/i);
  await expect(heading).toHaveText('New dictation');
  await expect(sotto.listed.filter({ hasText: 'jfk-1' })).toHaveCount(0);
  await sotto.stop();
  await expect(sotto.listed.filter({ hasText: 'jfk-1' })).toHaveCount(1, { timeout: 40_000 });
  await expect(heading).toHaveText(/^And so/i);
});

test('a dictation is still there when the browser is opened again', async ({ openSotto, newProfile }) => {
  const profile = newProfile();
  const first = await openSotto({ microphone: speech, profile });
  await first.pressRecord();
  await expect.poll(() => first.liveText()).toMatch(/fellow/i);
  await first.stop();
  await first.close();

  const second = await openSotto({ profile });
  const list = second.page.getByRole('navigation', { name: 'Dictations' });
  await expect(list.getByText(/^And so/i).first()).toBeVisible();
});

test('without isolation it works on one thread', async ({ openSotto }) => {
  const sotto = await openSotto({ microphone: speech, plain: true });
  expect(await sotto.page.evaluate(() => crossOriginIsolated)).toBe(false);
  expect(await sotto.page.evaluate(() => globalThis.sotto.ready())).toMatchObject({ value: { threads: 1 } });
  await sotto.pressRecord();
  await expect.poll(() => sotto.liveText()).toMatch(/fellow/i);
  await sotto.stop();
  expect(await sotto.liveText()).toMatch(/^And so/i);
});
