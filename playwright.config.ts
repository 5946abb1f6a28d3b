import { defineConfig } from '@playwright/test';
import { chromiumSwitches } from './commands/browser/chromium-switches.ts';
import { findChromium } from './commands/browser/find-chromium.ts';

const executablePath = findChromium()?.executablePath;

// The workers read this file again: they need not search again.
if (executablePath) process.env.SOTTO_CHROMIUM = executablePath;

const sustained = 'sustained.spec.ts';
/** Compares what two builds measure, which would tell of whatever ran beside them. */
const benchmark = /a slowed build fails the check/;
/** Driven by WebDriver: Playwright cannot drive the browsers of a distribution. */
const otherBrowsers = ['firefox.spec.ts', 'webkit.spec.ts'];
/** They wait for no recording to play. */
const computations = [
  'bench',
  'budget',
  'commands',
  'every-address',
  'fault-matrix',
  'files',
  'models',
  'remote',
  'rewrite',
  'slow-device',
  'storage',
].map((name) => `${name}.spec.ts`);

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/build-once.ts',
  // Recordings play in real time and want a core of their own: one of these at a time, beside one that wants the other.
  workers: 2,
  projects: [
    { name: 'sustained', testMatch: sustained, workers: 1, timeout: 240_000 },
    { name: 'app', testIgnore: [sustained, ...computations, ...otherBrowsers], workers: 1 },
    { name: 'benchmark', testMatch: 'bench.spec.ts', grep: benchmark, workers: 1 },
    { name: 'computations', testMatch: computations, grepInvert: benchmark, workers: 1 },
    { name: 'other-browsers', testMatch: otherBrowsers, workers: 1 },
  ],
  // Recordings play in real time: where a shared machine pauses for seconds, words are late. Such a test is run once more, and named.
  retries: 1,
  timeout: 150_000,
  // A busy machine takes several times as long as a quiet one; what comes sooner is not waited for.
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumSwitches({}) },
    // Snapshots would keep a copy of every model file that a page reads, which takes longer than the test.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false },
  },
});
