/** The built app in a real browser, in the words of the person who uses it. */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test';
import { buildFolder, buildIfNeeded, root } from '../commands/build.ts';
import { findOrInstallChromium } from '../commands/chromium.ts';
import { launchChromium, launchWithProfile } from '../commands/launch.ts';
import { microphoneFile } from '../commands/microphone-file.ts';
import { type AppServer, serve } from '../commands/server.ts';
import { readWav } from '../commands/wav.ts';

export { expect };

/** Eleven seconds of clear speech. */
export const speech = join(root, 'e2e', 'fixtures', 'jfk.wav');

export interface OpenOptions {
  /** A WAV file to speak into the microphone once, from when it opens; without one the microphone beeps. */
  microphone?: string;
  /** Serves the page without isolation headers. */
  plain?: boolean;
  /** A folder from `newProfile`, for what must outlast the browser; without one the profile is fresh. */
  profile?: string;
  /** Query parameters of the page. */
  query?: Record<string, string>;
  /** False leaves the model to load while the test goes on. */
  waitUntilReady?: boolean;
}

export class SottoPage {
  readonly page: Page;
  readonly url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  /** Closes the browser; a profile stays until the test ends. */
  async close(): Promise<void> {
    await this.page.context().close();
  }

  get recordButton(): Locator {
    return this.dock.getByRole('button', { name: 'Record', exact: true });
  }

  get stopButton(): Locator {
    return this.dock.getByRole('button', { name: 'Stop', exact: true });
  }

  /** The foot of the page: record, state, messages. */
  get dock(): Locator {
    return this.page.getByRole('region', { name: 'Recording' });
  }

  /** The words of the dictation in progress or of the one that is open. */
  get words(): Locator {
    return this.page.getByRole('main').getByRole('article').locator('.words');
  }

  async isReady(): Promise<void> {
    await this.page.waitForFunction(() => 'sotto' in globalThis);
    expect(await this.page.evaluate(() => sotto.ready())).toMatchObject({ ok: true });
  }

  /** Presses record and waits until the app listens. */
  async pressRecord(): Promise<void> {
    await this.recordButton.click();
    await expect(this.dock.getByText('Listening')).toBeVisible();
  }

  /** Presses stop and waits until the text is final. */
  async stop(): Promise<void> {
    await this.stopButton.click();
    await expect(this.recordButton).toBeVisible();
    await expect(this.dock.getByText('Finishing')).toBeHidden({ timeout: 30_000 });
  }

  /** What stands on the sheet, with single spaces. */
  async liveText(): Promise<string> {
    return (await this.words.innerText()).replace(/\s+/g, ' ').trim();
  }
}

interface TestFixtures {
  /** Opens the app; what was opened is closed after the test. */
  openSotto(options?: OpenOptions): Promise<SottoPage>;
  /** A folder for a profile, removed after the test. */
  newProfile(): string;
}

interface WorkerFixtures {
  /** One address each for all tests: a second start finds the storage and the service worker of the first. */
  servers: { isolated: AppServer; plain: AppServer };
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  servers: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's needs from this pattern
    async ({}, use) => {
      buildIfNeeded((line) => console.log(line));
      const isolated = await serve({ folder: buildFolder });
      const plain = await serve({ folder: buildFolder, plain: true });
      await use({ isolated, plain });
      await Promise.all([isolated.close(), plain.close()]);
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's needs from this pattern
  newProfile: async ({}, use) => {
    const folders: string[] = [];
    await use(() => {
      const folder = mkdtempSync(join(tmpdir(), 'sotto-profile-'));
      folders.push(folder);
      return folder;
    });
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },

  // The profile's folder may only go when its browser is closed, so this fixture must end before newProfile does.
  openSotto: async ({ servers, newProfile: _ }, use) => {
    const closing: (() => Promise<void> | void)[] = [];
    await use(async ({ microphone, plain = false, profile, query = {}, waitUntilReady = true } = {}) => {
      const heard = microphone === undefined ? undefined : microphoneFile(readWav(readFileSync(microphone)));
      if (heard) closing.push(heard.remove);
      const context = await openContext(profile, heard?.path);
      closing.push(() => context.close());
      const { url } = plain ? servers.plain : servers.isolated;
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(`${url}?${new URLSearchParams(query)}`);
      const sotto = new SottoPage(page, url);
      if (waitUntilReady) await sotto.isReady();
      return sotto;
    });
    for (const close of closing.reverse()) await close();
  },
});

async function openContext(profile: string | undefined, microphone: string | undefined): Promise<BrowserContext> {
  const { executablePath } = findOrInstallChromium((line) => console.log(line));
  if (profile) return launchWithProfile(executablePath, profile, { microphone });
  const browser = await launchChromium(executablePath, { microphone });
  const context = await browser.newContext();
  context.once('close', () => void browser.close());
  return context;
}

/** A path below the shared recordings or models; the test is skipped by name where they are not. */
export function shared(folder: 'speech' | 'models', path: string): string {
  const full = join(root, '..', 'shared', folder, path);
  test.skip(!existsSync(full), `needs ../shared/${folder}/${path}`);
  return full;
}
