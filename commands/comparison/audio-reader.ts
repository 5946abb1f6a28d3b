/** Recordings in any container as clips for the microphone: WAV is read here, everything else is decoded by the browser. */

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { type Clip, readWav } from '../../benches/wav.ts';
import { AppError } from '../../src/core/errors.ts';
import { type BrowserProgram, launchBrowser } from '../browser/launch.ts';
import { checkFile } from '../terminal/input-file.ts';

export interface AudioReader {
  /** The browser's version. */
  chromium: string;
  /** Throws a CommandError for a file that is not there, and an AppError for one that cannot be decoded. */
  read(file: string, sampleRate: number | null): Promise<Clip>;
  close(): Promise<void>;
}

/** Sample rate in Hz of clips whose own rate is unknown. */
const usualRate = 48_000;

export async function openAudioReader(program: BrowserProgram): Promise<AudioReader> {
  const browser = await launchBrowser(program);
  return {
    chromium: browser.version(),
    async read(file, sampleRate) {
      checkFile(file);
      const bytes = readFileSync(file);
      if (/\.wav$/i.test(file)) return readWav(bytes);
      const page = await browser.newPage();
      try {
        return await decode(page, bytes, sampleRate ?? usualRate);
      } finally {
        await page.close().catch(() => {});
      }
    },
    close: () => browser.close(),
  };
}

async function decode(page: Page, bytes: Buffer, sampleRate: number): Promise<Clip> {
  const samples = await page.evaluate(decodeInPage, { file: bytes.toString('base64'), sampleRate }).catch((cause) => {
    throw new AppError('file-undecodable', String(cause));
  });
  const decoded = Buffer.from(samples, 'base64');
  const clip = { sampleRate, samples: new Int16Array(decoded.byteLength / 2) };
  new Uint8Array(clip.samples.buffer).set(decoded);
  return clip;
}

/**
 * Runs in the page: decodes a file to the mean of its channels in 16 bits. File and samples are passed in base64, which the driver
 * transports fastest.
 */
async function decodeInPage({ file, sampleRate }: { file: string; sampleRate: number }): Promise<string> {
  const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
  const decoded = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(bytes.buffer);
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, channel) => decoded.getChannelData(channel));
  const samples = Int16Array.from({ length: decoded.length }, (_, i) => {
    const mean = channels.reduce((sum, channel) => sum + channel[i]!, 0) / channels.length;
    return Math.max(-32_768, Math.min(32_767, Math.round(mean * 32_768)));
  });
  let binary = '';
  for (const byte of new Uint8Array(samples.buffer)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
