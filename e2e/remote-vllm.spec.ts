/**
 * Files given to vLLM itself, on this machine's processor with a small model. `SOTTO_VLLM` names the folder in which
 * `../shared/models/server/serve.sh FOLDER install` has installed it.
 */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { wordErrors } from '../benches/statistics/word-errors.ts';
import { readWav, writeWav } from '../benches/wav.ts';
import { expect, shared, test } from './app.ts';

const key = 'secret';
/** Starting takes a minute, and three on a busy machine. */
const startMs = 240_000;
const pauseSeconds = 1.5;

interface SpokenClip {
  file: string;
  kind: string;
  language: string;
  text: string;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const taken = createServer().listen(0, '127.0.0.1', () => {
      const { port } = taken.address() as AddressInfo;
      taken.close(() => resolve(port));
    });
  });
}

test('a recording that vLLM hears has its words in their order, and is marked', async ({ openTab }) => {
  const folder = process.env.SOTTO_VLLM;
  test.skip(!folder, 'needs vLLM, in a folder that SOTTO_VLLM names');
  test.setTimeout(startMs + 240_000);
  const script = shared('models', 'server/serve.sh');
  const speech = shared('models', 'speech/manifest.json');
  const port = await freePort();
  const options = ['--allowed-origins', '["*"]', '--api-key', key];
  const server = spawn(script, [folder!, String(port), ...options], { stdio: 'ignore' });
  try {
    const url = `http://127.0.0.1:${port}`;
    const isUp = () =>
      fetch(`${url}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    await expect.poll(isUp, { timeout: startMs, intervals: [1_000] }).toBe(true);
    const { clips } = JSON.parse(readFileSync(speech, 'utf8')) as { clips: SpokenClip[] };
    const spoken = clips.filter(({ kind, language }) => kind === 'single' && language === 'en').slice(0, 12);
    const sounds = spoken.map(({ file }) => readWav(readFileSync(join(speech, '..', file))));
    const { sampleRate } = sounds[0]!;
    const pause = new Int16Array(pauseSeconds * sampleRate);
    const samples = Int16Array.from(sounds.flatMap((sound) => [...sound.samples, ...pause]));

    const sotto = await openTab();
    const { page } = sotto;
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
    await page.evaluate((to) => globalThis.sotto.useServer({ ...to, model: '' }, 'en'), { address: url, key });
    await sotto.chooseFiles({
      name: 'sentences.wav',
      mimeType: 'audio/wav',
      buffer: Buffer.from(writeWav({ sampleRate, samples })),
    });
    await page.getByRole('button', { name: 'Send to' }).click();
    const begun = Date.now();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'sentences' })).toBeVisible({ timeout: 180_000 });
    const seconds = (Date.now() - begun) / 1000;
    const text = await sotto.liveText();
    const reference = spoken.map((clip) => clip.text).join(' ');
    const { errors, words } = wordErrors([reference], text);
    console.log(`vLLM: ${samples.length / sampleRate} s of sound in ${seconds} s, ${errors} of ${words} words wrong`);
    expect(errors / words).toBeLessThan(0.15);
    await expect(page.getByText(`Recognised by 127.0.0.1:${port}: the sound left this device`)).toBeVisible();
  } finally {
    server.kill('SIGTERM');
  }
});
