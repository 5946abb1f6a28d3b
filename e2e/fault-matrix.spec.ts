/** Every kind of backend failure during the transcription of a file: the text is correct, and a notice is shown. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findOrInstallChromium } from '../commands/browser/find-chromium.ts';
import { launchBrowser } from '../commands/browser/launch.ts';
import { serveHub } from '../commands/hub/hub-server.ts';
import { root } from '../commands/serving/build.ts';
import { expect, SottoPage, shared, test } from './app.ts';

const clip = join(root, 'public', 'samples', 'jfk-1.wav');
const words = /^and so my fellow americans? ask not/;
/** Two engines begin at once, on a processor that plays the GPU too. */
const slowly = { timeout: 60_000 };
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
    await expect(sotto.dock.getByText('Transcribing')).toBeHidden();
    await expect.poll(() => sotto.plainText()).toMatch(words);
  });
});

test.describe('two windows with one GPU', () => {
  const hubFolder = shared('models', 'hub');
  test.skip(!existsSync(hubFolder), 'needs the models beside the repository');

  test('go on on the processor when it is lost', async ({ servers }) => {
    const hub = await serveHub(hubFolder);
    const browser = await launchBrowser(
      findOrInstallChromium((line) => console.log(line)),
      { webGpu: true },
    );
    try {
      const context = await browser.newContext();
      const order = {
        hub: hub.url,
        id: 'nano/parakeet-nano',
        precision: { encoder: 'fp32', decoder: 'fp32' },
      } as const;
      const windows: SottoPage[] = [];
      for (let window = 0; window < 2; window++) {
        const page = await context.newPage();
        await page.goto(`${servers.isolated.url}?backend=webgpu`);
        await page.waitForFunction(() => 'sotto' in globalThis);
        if (window === 0) await page.evaluate((what) => sotto.install(what), order);
        const ready = await page.evaluate(() => sotto.ready());
        expect(ready).toMatchObject({ ok: true, value: { model: order.id, on: { encoder: 'webgpu' } } });
        windows.push(new SottoPage(page, servers.isolated.url));
      }
      // The process of the browser that has the GPU ends, and every device with it.
      await (await browser.newBrowserCDPSession()).send('Browser.crashGpuProcess');
      for (const window of windows) {
        await window.page.bringToFront();
        await window.chooseFiles(shared('models', 'speech/en-01.wav'));
        await expect(window.dock.getByText('Recognition stopped and goes on: now it runs on').last()).toBeVisible(
          slowly,
        );
        await expect
          .poll(() => window.liveText(), slowly)
          .toBe('On Saturday, the writer described twenty eight bottles.');
        expect(await window.replacedThreads()).toBe(1);
      }
    } finally {
      await browser.close();
      await hub.close();
    }
  });
});
