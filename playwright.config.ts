import { defineConfig } from '@playwright/test';
import { findChromium } from './commands/chromium.ts';
import { chromiumSwitches } from './commands/launch.ts';

const executablePath = findChromium()?.executablePath;

// The workers read this file again: they need not search again.
if (executablePath) process.env.SOTTO_CHROMIUM = executablePath;

const sustained = 'sustained.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/build-once.ts',
  // Recordings play in real time and recognition wants the whole machine: one test at a time, but beside the one that takes minutes.
  workers: 2,
  projects: [
    { name: 'sustained', testMatch: sustained, workers: 1, timeout: 480_000 },
    { name: 'app', testIgnore: sustained, workers: 1 },
  ],
  retries: 0,
  timeout: 90_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumSwitches({}) },
    // Snapshots would keep a copy of every model file that a page reads, which takes longer than the test.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false },
  },
});
