/** Fixtures that open the built app in a real browser. */

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { readWav } from '../benches/wav.ts';
import { findOrInstallChromium } from '../commands/browser/find-chromium.ts';
import { type LaunchOptions, launchWithProfile } from '../commands/browser/launch.ts';
import { microphoneFile } from '../commands/microphone/microphone-file.ts';
import { buildFolder, buildIfNeeded, root } from '../commands/serving/build.ts';
import { type AppServer, type ServerOptions, serve } from '../commands/serving/server.ts';
import { SottoPage } from './sotto-page.ts';

export { expect, SottoPage };

/** Eleven seconds of clear English speech. */
export const speech = join(root, 'e2e', 'fixtures', 'jfk.wav');

export interface OpenOptions {
  /** Path of a WAV file that the fake microphone plays once from when it opens; without a file, the microphone beeps. */
  microphone?: string;
  /** Whether it plays the file again and again. */
  loops?: boolean;
  /** Serves the page without the isolation headers, to a browser without service workers, which would add them. */
  plain?: boolean;
  /** A folder from `newProfile`, for storage that outlasts the browser; by default the profile is fresh. */
  profile?: string;
  /** Server of the app; by default the server that all tests share. */
  server?: AppServer;
  /** Called with the page before the app is opened. */
  before?: (page: Page) => Promise<unknown>;
  /** Whether to wait until the model is loaded (default: true). */
  waitUntilReady?: boolean;
}

export interface TabOptions {
  before?: OpenOptions['before'];
  waitUntilReady?: boolean;
}

interface TestFixtures {
  /** Opens the app in a new browser, which is closed after the test. */
  openSotto(options?: OpenOptions): Promise<SottoPage>;
  /** A folder for a browser profile, removed after the test. */
  newProfile(): string;
  /**
   * Opens the app in a tab of a warm browser, whose microphone plays `speech`. The model is cached; dictations and settings are removed
   * after the test. This takes a fraction of the time of `openSotto`.
   */
  openTab(options?: TabOptions): Promise<SottoPage>;
  /** Serves the built app, or another folder, from a new origin until the end of the test. */
  newServer(options?: Partial<ServerOptions>): Promise<AppServer>;
}

interface WorkerFixtures {
  /** The same origins for all tests of a worker, so that a second profile start finds the storage and service worker of the first. */
  servers: { isolated: AppServer; plain: AppServer };
  warmBrowser: BrowserContext;
  /** A profile's folder with what the browser itself keeps of the app's files, compiled code above all, and nothing that the app keeps. */
  visitedProfile: string;
}

/** The browser's own caches in a profile. */
const browserCaches = ['Cache', 'Code Cache'].map((name) => join('Default', name));
/** Milliseconds after which V8 has written the code of a module to its cache. */
const codeIsKeptMs = 3_000;

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
      const folder = newFolder();
      folders.push(folder);
      return folder;
    });
    for (const folder of folders) removeFolder(folder);
  },

  // The browser must be closed before the profile's folder is removed; the dependency on newProfile ensures that order.
  openSotto: async ({ servers, newProfile, visitedProfile }, use) => {
    const closing: (() => Promise<void> | void)[] = [];
    await use(async ({ microphone, loops, plain = false, profile, server, ...tab } = {}) => {
      const heard = microphone === undefined ? undefined : microphoneFile(readWav(readFileSync(microphone)));
      if (heard) closing.push(heard.remove);
      const folder = profile ?? newProfile();
      if (!profile) copyCaches(visitedProfile, folder);
      const context = await openContext(folder, { microphone: heard?.path, loops });
      closing.push(() => context.close());
      if (plain) await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
      return goTo(context.pages()[0]!, (server ?? (plain ? servers.plain : servers.isolated)).url, tab);
    });
    for (const close of closing.reverse()) await close();
  },

  visitedProfile: [
    async ({ servers }, use) => {
      const folder = newFolder();
      const context = await openContext(folder);
      const { page } = await goTo(context.pages()[0]!, servers.isolated.url);
      await page.waitForTimeout(codeIsKeptMs);
      await context.close();
      await use(folder);
      removeFolder(folder);
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  warmBrowser: [
    async ({ servers, visitedProfile }, use) => {
      const heard = microphoneFile(readWav(readFileSync(speech)));
      const folder = newFolder();
      copyCaches(visitedProfile, folder);
      const context = await openContext(folder, { microphone: heard.path });
      await goTo(await context.newPage(), servers.isolated.url).then(({ page }) => page.close());
      await use(context);
      await context.close();
      heard.remove();
      removeFolder(folder);
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  openTab: async ({ servers, warmBrowser }, use) => {
    const pages: Page[] = [];
    await use(async (options) => {
      const page = await warmBrowser.newPage();
      pages.push(page);
      return goTo(page, servers.isolated.url, options);
    });
    const blank = await warmBrowser.newPage();
    for (const page of pages) await page.close();
    const { origin } = new URL(servers.isolated.url);
    const devtools = await warmBrowser.newCDPSession(blank);
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' });
    await warmBrowser.clearPermissions();
    await blank.close();
  },

  // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's needs from this pattern
  newServer: async ({}, use) => {
    const servers: AppServer[] = [];
    await use(async (options) => {
      buildIfNeeded((line) => console.log(line));
      const server = await serve({ folder: buildFolder, ...options });
      servers.push(server);
      return server;
    });
    await Promise.all(servers.map((server) => server.close()));
  },
});

async function goTo(page: Page, url: string, { before, waitUntilReady = true }: TabOptions = {}): Promise<SottoPage> {
  await before?.(page);
  await page.goto(url);
  const sotto = new SottoPage(page, url);
  if (waitUntilReady) await sotto.isReady();
  return sotto;
}

function openContext(profile: string, options: LaunchOptions = {}): Promise<BrowserContext> {
  return launchWithProfile(
    findOrInstallChromium((line) => console.log(line)),
    profile,
    options,
  );
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'sotto-profile-'));

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function copyCaches(from: string, to: string): void {
  for (const cache of browserCaches) cpSync(join(from, cache), join(to, cache), { recursive: true });
}

/**
 * Path of a file in the shared recordings or models. The test is skipped, with the missing path as reason, when the file does not exist.
 */
export function shared(folder: 'speech' | 'models', path: string): string {
  const full = join(root, '..', 'shared', folder, path);
  test.skip(!existsSync(full), `needs ../shared/${folder}/${path}`);
  return full;
}
