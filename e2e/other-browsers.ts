/** Fixtures that open the built app in Firefox and in WebKit, and what the tests do there. */

import { readFileSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import axe from 'axe-core';
import { serveHub } from '../commands/hub/hub-server.ts';
import { buildFolder, buildIfNeeded, root } from '../commands/serving/build.ts';
import { type AppServer, serve } from '../commands/serving/server.ts';
import { makeModelHub } from './model-fixture.ts';
import { serveSpeech, wordsOf } from './speech-server.ts';
import type { Driver } from './webdriver/commands.ts';
import { DrivenPage } from './webdriver/driven-page.ts';

export { expect };

/** Eleven seconds of clear English speech, and their first five. */
export const speech = `${root}/e2e/fixtures/jfk.wav`;
export const shortSpeech = `${root}/public/samples/jfk-1.wav`;
/** The whole as MP3. */
export const codedSpeech = `${root}/e2e/fixtures/jfk.mp3`;
export const firstWords = /^And so,? my fellow/i;
export const allWords = /^And so,? my fellow Americans?.* for your country\.?$/i;

interface Fixtures {
  server: AppServer;
  /** Paths that the server was asked for. */
  served: string[];
  /** A hub with one model. */
  hub: { url: string; id: string };
  /** A page in this browser, which is closed after the test. */
  openIn(open: () => Promise<Driver>): Promise<DrivenPage>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's needs from this pattern
  served: async ({}, use) => use([]),
  server: async ({ served }, use) => {
    buildIfNeeded((line) => console.log(line));
    const server = await serve({ folder: buildFolder, onRequest: (path) => served.push(path) });
    await use(server);
    await server.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's needs from this pattern
  hub: async ({}, use) => {
    const { folder, id, remove } = makeModelHub();
    const hub = await serveHub(folder);
    await use({ url: hub.url, id });
    await hub.close();
    remove();
  },
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's needs from this pattern
  openIn: async ({}, use) => {
    const drivers: Driver[] = [];
    await use(async (open) => {
      const driver = await open();
      drivers.push(driver);
      return new DrivenPage(driver);
    });
    for (const driver of drivers) await driver.close();
  },
});

/** Waits until the model is loaded. */
export async function isReady(page: DrivenPage): Promise<void> {
  await page.waitFor(() => 'sotto' in window);
  expect(await page.evaluate(() => sotto.ready())).toMatchObject({ ok: true });
}

/**
 * Replaces the microphone by a room with its faint hiss, in which `dictate` plays the recording; `isSpoken` tells when that has ended.
 * `isLossy`: where a busy browser loses pieces of a stream from one audio context to another, the recording is played in the context
 * that listens, and only the room is heard through the stream.
 */
export async function speakInstead(page: DrivenPage, recording: string, { isLossy = false } = {}): Promise<void> {
  const play = async (base64: string, isLossyHere: boolean) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const { dataset } = document.documentElement;
    dataset.spoken = '0';
    const speakInto = (out: AudioNode) => {
      const { context } = out;
      const speak = async () => {
        const buffer = await context.decodeAudioData(bytes.slice().buffer);
        const speaking = new AudioBufferSourceNode(context, { buffer });
        speaking.connect(out);
        speaking.onended = () => {
          dataset.spoken = `${Number(dataset.spoken) + 1}`;
        };
        speaking.start();
      };
      document.addEventListener('speak', speak, { once: true });
    };
    navigator.mediaDevices.getUserMedia = async () => {
      const context = new AudioContext();
      const out = context.createMediaStreamDestination();
      await context.resume();
      // Digital silence would be taken for a muted microphone.
      const hiss = new AudioBuffer({ length: context.sampleRate, sampleRate: context.sampleRate });
      hiss.getChannelData(0).forEach((_, at, samples) => {
        samples[at] = 1e-4 * (Math.random() - 0.5);
      });
      const room = new AudioBufferSourceNode(context, { buffer: hiss, loop: true });
      room.connect(out);
      room.start();
      if (!isLossyHere) speakInto(out);
      return out.stream;
    };
    if (!isLossyHere) return;
    const { createMediaStreamSource } = AudioContext.prototype;
    AudioContext.prototype.createMediaStreamSource = function (stream) {
      const both = new GainNode(this);
      createMediaStreamSource.call(this, stream).connect(both);
      speakInto(both);
      return both as AudioNode as MediaStreamAudioSourceNode;
    };
  };
  await page.evaluate(play, readFileSync(recording).toString('base64'), isLossy);
}

/** Presses record, and speaks as soon as the page says that it listens. */
export async function dictate(page: DrivenPage): Promise<void> {
  await page.press('Record');
  await page.waitFor(() => document.querySelector('.dock-state')?.textContent?.includes('Listening'));
  await page.evaluate(() => void document.dispatchEvent(new Event('speak')));
}

export const isSpoken = (page: DrivenPage, times = 1): Promise<void> =>
  page.waitFor((wanted) => document.documentElement.dataset.spoken === wanted, `${times}`);

/** Waits until the dictation on the page matches, and resolves with its text. */
export async function hears(page: DrivenPage, words: RegExp): Promise<string> {
  const text = () => page.evaluate(() => document.querySelector('main article .words')?.textContent ?? '');
  await expect.poll(async () => plain(await text()), { timeout: 60_000, intervals: [200] }).toMatch(words);
  return plain(await text());
}

/** The texts that are kept, newest first. */
export async function keptTexts(page: DrivenPage): Promise<string[]> {
  const answer = await page.evaluate(async () => {
    const rows = await sotto.library.list();
    if (!rows.ok) throw new Error(rows.error.message);
    const texts = await Promise.all(rows.value.map(({ id }) => sotto.library.export(id, 'txt')));
    return texts.map((text) => (text.ok ? new TextDecoder().decode(text.value.bytes) : text.error.message));
  });
  return answer.map(plain);
}

/** Gives a file to a server, to which the browser lets its thread while it is set, and to no other. */
export async function givesToServer(page: DrivenPage): Promise<void> {
  const [own, other] = [await serveSpeech(), await serveSpeech()];
  try {
    await page.waitFor(() => navigator.serviceWorker.controller?.state === 'activated');
    const give = (address: string) =>
      page.evaluate(async (to) => {
        await sotto.useServer({ address: to, key: 'secret', model: '' }, 'en');
        const sound = await (await fetch('/samples/jfk-1.wav')).blob();
        return sotto.transcribe(new File([sound], 'a.wav'), { isSent: true });
      }, address);
    const first = await give(own.url);
    expect(first).toMatchObject({ ok: true });
    expect(first).toMatchObject({ value: { text: wordsOf(own.asked[0]!.loudness), sent: { to: own.host } } });
    expect(await give(other.url)).toMatchObject({ value: { sent: { to: other.host, bytes: other.bytes() } } });
    expect(own.asked).toHaveLength(1);
    await page.evaluate(() => void sotto.useServer({ address: '', key: '', model: '' }, null));
  } finally {
    await Promise.all([own.close(), other.close()]);
  }
}

/** What axe finds on the open page, one line for each element. */
export async function violationsIn(page: DrivenPage): Promise<unknown> {
  return page.run(`${axe.source};
    const { violations } = await (window.axe ?? axe).run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target));`);
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
