/** Every kind of backend failure during the transcription of a file: the text is correct, and a notice is shown. */

import { join } from 'node:path';
import { findOrInstallChromium } from '../commands/browser/find-chromium.ts';
import { launchBrowser } from '../commands/browser/launch.ts';
import { root } from '../commands/serving/build.ts';
import { expect, SottoPage, test } from './app.ts';

const clip = join(root, 'public', 'samples', 'jfk-1.wav');
const words = /^and so my fellow americans? ask not/;
const faults = ['crash', 'gpu-lost', 'out-of-memory', 'wrong-output'] as const;

async function inject({ page }: SottoPage, fault: (typeof faults)[number]): Promise<void> {
  expect(await page.evaluate((what) => sotto.inject(what), fault)).toMatchObject({ ok: true });
}

/** Calls `work` once for each fault, with the fault injected into the engine. */
async function withEachFault(sotto: SottoPage, work: (fault: (typeof faults)[number]) => Promise<void>): Promise<void> {
  for (const [index, fault] of faults.entries()) {
    await test.step(fault, async () => {
      await work(fault);
      expect(await sotto.plainText()).toMatch(words);
      expect(await sotto.replacedThreads()).toBe(index + 1);
    });
  }
}

const told = ({ dock }: SottoPage) => expect(dock.getByText('Recognition was started again').first()).toBeVisible();

test('a file under which the engine fails', async ({ openTab }) => {
  const sotto = await openTab();
  await withEachFault(sotto, async (fault) => {
    await inject(sotto, fault);
    await sotto.chooseFiles(clip);
    await told(sotto);
    await expect(sotto.dock.getByText('Transcribing')).toBeHidden({ timeout: 30_000 });
    await expect.poll(() => sotto.plainText()).toMatch(words);
  });
});

test('a GPU that is lost gives way to the next backend, and that one to the processor', async ({ servers }) => {
  const browser = await launchBrowser(
    findOrInstallChromium((line) => console.log(line)),
    { webGpu: true },
  );
  try {
    const page = await browser.newPage();
    await page.goto(servers.isolated.url);
    const isSoftware = await page.evaluate(async () => {
      const adapter = await navigator.gpu?.requestAdapter();
      return !adapter || adapter.info.isFallbackAdapter || /swiftshader|llvmpipe/.test(adapter.info.architecture);
    });
    test.skip(isSoftware, 'needs a graphics processor: a program that plays one takes minutes to load the model');
    await page.goto(`${servers.isolated.url}?backend=webgpu`);
    await page.waitForFunction(() => 'sotto' in globalThis);
    const ready = await page.evaluate(() => globalThis.sotto.ready());
    expect(ready).toMatchObject({ ok: true, value: { on: { encoder: 'webgpu', decoder: 'webgpu' } } });

    const sotto = new SottoPage(page, servers.isolated.url);
    for (const place of ['the graphics processor and the processor together', 'of the processor']) {
      await inject(sotto, 'gpu-lost');
      await sotto.chooseFiles(clip);
      await expect(sotto.dock.getByText(`Recognition stopped and goes on: now it runs on`).last()).toContainText(place);
      await expect(sotto.dock.getByText('Transcribing')).toBeHidden({ timeout: 60_000 });
      await expect.poll(() => sotto.plainText()).toMatch(words);
    }
    expect(await sotto.replacedThreads()).toBe(2);
    expect(await page.evaluate(() => globalThis.sotto.ready())).toMatchObject({ ok: true, value: { backend: 'wasm' } });
  } finally {
    await browser.close();
  }
});
