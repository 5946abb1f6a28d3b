/** Strategies with two models, a small Whisper behind a small Parakeet: what is written when, what takes the place of what, and what stays. */

import { readFileSync, writeFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { readWav, writeWav } from '../benches/wav.ts';
import { withPageFile } from '../commands/browser/page-file.ts';
import { serveHub } from '../commands/hub/hub-server.ts';
import type { Answer } from '../src/protocol/automation.ts';
import { expect, type SottoPage, shared, test } from './app.ts';

const fast = 'nano/parakeet-nano';
const exact = 'nano/whisper-nano';
const flag = 'further engines do not answer';

/** While the flag is set, an engine that is started does not answer, as one whose model takes for ever to load. */
function muteEngines(name: string): void {
  const Usual = Worker;
  globalThis.Worker = class extends Usual {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (/engine\.worker/.test(`${url}`) && sessionStorage.getItem(name)) this.postMessage = () => {};
    }
  };
}

/** Of compressed sound the exact model hears other words, and when that is done depends on the machine: here it waits for this page. */
function holdCompression(): void {
  void navigator.locks.request('sotto-compression', () => new Promise(() => {}));
}

/** Plays the clip into the page's microphone, ends in the silence behind it, and opens the text. */
async function dictate({ page, listed }: SottoPage): Promise<void> {
  resultOf(await page.evaluate(() => globalThis.sotto.record(() => {})));
  await page.waitForFunction(() => globalThis.sotto.audioClock() > 8_000);
  const { text } = resultOf(await page.evaluate(() => globalThis.sotto.stop()));
  expect(text).toBe('On Friday, my brother moved eighty nine baskets.');
  await listed.first().click();
}

function resultOf<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Writes a word in the place of one that is there. */
async function writeFor(page: Page, words: Locator, word: string, other: string): Promise<void> {
  await words.focus();
  await words.evaluate((element, found) => {
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!;
    const at = node.textContent!.indexOf(found);
    getSelection()!.setBaseAndExtent(node, at, node, at + found.length);
  }, word);
  await page.keyboard.type(other);
}

test('a text comes at the end, or is improved after it and in the next visit, but for what a person has written', async ({
  openTab,
}, testInfo) => {
  const { samples, sampleRate } = readWav(readFileSync(shared('models', 'speech/en-27.wav')));
  const hub = await serveHub(shared('models', 'hub'));
  const sotto = await openTab({
    async before(page) {
      await page.addInitScript(muteEngines, flag);
      await page.addInitScript(holdCompression);
    },
  });
  const { page, words } = sotto;
  for (const id of [exact, fast]) {
    resultOf(await page.evaluate((order) => globalThis.sotto.install(order), { id, hub: hub.url }));
  }
  await hub.close();
  const clip = testInfo.outputPath('clip.wav');
  const longer = new Int16Array(15 * sampleRate);
  longer.set(samples);
  writeFileSync(clip, writeWav({ samples: longer, sampleRate }));
  const listening = await withPageFile(page, clip, (input) =>
    page.evaluate((element) => globalThis.sotto.listenTo({ file: element.files![0]!, speed: 3 }), input),
  );
  resultOf(listening);

  await test.step('what is recognised at the end has no text before it', async () => {
    resultOf(await page.evaluate(() => globalThis.sotto.useStrategy('classic')));
    resultOf(await page.evaluate(() => globalThis.sotto.record(() => {})));
    await page.waitForFunction(() => globalThis.sotto.audioClock() > 8_000);
    await expect(words).toHaveText('Speak. Your words appear when you stop.');
    resultOf(await page.evaluate(() => globalThis.sotto.stop()));
    await sotto.listed.first().click();
    await expect(words).toHaveText('On Friday, my brother moved eighty nine baskets.');
    await expect(page.getByText('Written at the end')).toBeVisible();
  });

  resultOf(await page.evaluate((id) => globalThis.sotto.useStrategy('progressive', id), exact));

  await test.step('after the end the words of the exact model take the place of those that differ', async () => {
    await dictate(sotto);
    await expect(words).toHaveText(/^On Friday, the writer moved ninety \w+ baskets\.$/, { timeout: 30_000 });
    await expect(page.getByText('Still improving')).toBeHidden();
    await expect(page.getByText('Written progressively')).toBeVisible();
  });

  await test.step('what is left when the page is left goes on in the next visit, around what a person has written', async () => {
    await page.evaluate((name) => sessionStorage.setItem(name, 'yes'), flag);
    await dictate(sotto);
    await expect(page.getByText('Still improving')).toBeVisible();
    await writeFor(page, words, 'my', 'our');
    await page.evaluate((name) => sessionStorage.removeItem(name), flag);
    await page.reload();
    await sotto.isReady();
    await sotto.listed.first().click();
    await expect(words).toHaveText(/^On Friday, our brother moved ninety \w+ baskets\.$/, { timeout: 30_000 });
    await expect(page.getByText('Still improving')).toBeHidden();
    expect(await page.evaluate(() => localStorage.getItem('sotto-improving'))).toBeNull();
  });
});
