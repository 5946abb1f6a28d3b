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

/** What a device tells of its battery and its processor depends on what runs beside this test. */
function tellNothingOfDevice(): void {
  Reflect.deleteProperty(globalThis, 'PressureObserver');
  Reflect.deleteProperty(Navigator.prototype, 'getBattery');
}

/** Clips one after another, with a pause behind each. */
function withPauses(names: readonly string[]): Buffer {
  const clips = names.map((name) => readWav(readFileSync(shared('models', `speech/${name}.wav`))));
  const { sampleRate } = clips[0]!;
  const pause = new Int16Array(0.6 * sampleRate);
  return Buffer.from(
    writeWav({ samples: Int16Array.from(clips.flatMap(({ samples }) => [...samples, ...pause])), sampleRate }),
  );
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
  const listenToClip = () =>
    withPageFile(page, clip, (input) =>
      page.evaluate((element) => globalThis.sotto.listenTo({ file: element.files![0]!, speed: 3 }), input),
    );
  resultOf(await listenToClip());

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
    await expect(page.getByRole('button', { name: 'Listen' })).toBeVisible();
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

  await test.step('where no sound is kept the rest is heard out of memory, and is over when the page is left', async () => {
    await page.evaluate(() => globalThis.sotto.navigate('/privacy'));
    await page.getByRole('group', { name: 'Keep their sound' }).getByLabel('Never').check();
    resultOf(await listenToClip());
    await dictate(sotto);
    await expect(words).toHaveText(/^On Friday, the writer moved ninety \w+ baskets\.$/, { timeout: 30_000 });
    await expect(page.getByRole('button', { name: 'Listen' })).toBeHidden();
    await page.evaluate((name) => sessionStorage.setItem(name, 'yes'), flag);
    await dictate(sotto);
    await expect(page.getByText('Still improving')).toBeVisible();
    expect(await page.evaluate(() => localStorage.getItem('sotto-improving'))).toBeNull();
    await page.evaluate((name) => sessionStorage.removeItem(name), flag);
    await page.reload();
    await sotto.isReady();
    await sotto.listed.first().click();
    await expect(words).toHaveText('On Friday, my brother moved eighty nine baskets.');
    await expect(page.getByText('Still improving')).toBeHidden();
  });
});

test('auto lets a second model improve the text once there is room for it, and the text and the metrics tell so', async ({
  openSotto,
}, testInfo) => {
  const spoken = [
    'The weather at the station is sunny today.',
    'On Friday, the writer moved eighty nine baskets.',
    'Do not close the computer in the basement.',
  ];
  const microphone = testInfo.outputPath('clip.wav');
  writeFileSync(microphone, withPauses(['en-07', 'en-27', 'en-25']));
  const sotto = await openSotto({
    microphone,
    loops: true,
    before: (page) => page.addInitScript(tellNothingOfDevice),
  });
  const { page, words } = sotto;
  const hub = await serveHub(shared('models', 'hub'));
  resultOf(await page.evaluate((order) => globalThis.sotto.install(order), { id: fast, hub: hub.url }));
  await hub.close();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('As the device allows').check();
  await expect(page.getByLabel('Improved by').locator('option:checked')).toHaveText(
    'Moonshine tiny (the best you have)',
  );
  await page.getByRole('link', { name: 'Back', exact: true }).click();

  const tallies = async () => resultOf(await page.evaluate(() => globalThis.sotto.metrics())).summary.tallies;
  await sotto.pressRecord();
  await expect.poll(tallies, { timeout: 40_000 }).toMatchObject({ 'strategy-changes-room': 1 });
  // The other model writes another name for him.
  await expect.poll(() => sotto.liveText(), { timeout: 60_000 }).toContain(spoken[1]);
  await sotto.stop();
  await sotto.listed.first().click();
  for (const sentence of spoken) await expect(words).toContainText(sentence);
  await expect(page.getByText('Written as the device allowed')).toBeVisible();
  await expect(page.getByText('improved: there was room for it')).toBeVisible();
  await expect(page.getByText('Still improving')).toBeHidden();
  expect(await tallies()).toMatchObject({ 'auto-runs': 1, 'strategy-changes-room': 1 });
});
