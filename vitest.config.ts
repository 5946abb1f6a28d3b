import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { parseHeaders } from './build/headers.ts';
import { chromiumSwitches, softwareGpu } from './commands/browser/chromium-switches.ts';
import { findOrInstallChromium } from './commands/browser/find-chromium.ts';
import { headersFor } from './src/core/header-rules.ts';
import app from './vite.config.ts';

/** Recordings with references beside the repository; tests that want them are skipped by name where they are missing. */
const shared = (name: string) => fileURLToPath(new URL(`../shared/${name}`, import.meta.url));
const speech = shared('speech');
/** Files that once failed, with what is right. */
const cases = shared('cases');
/** Where the browser finds a folder beside the repository; null on a machine without it. */
const addressOf = (folder: string) => (existsSync(folder) ? `/@fs${folder}` : null);

/** The page's own policy forbids the frame of the test runner: isolation is all that browser tests need of the headers. */
const isolation = Object.fromEntries(
  headersFor(parseHeaders(readFileSync('public/_headers', 'utf8')), '/').filter(([name]) =>
    name.startsWith('Cross-Origin-'),
  ),
);

const { executablePath } = findOrInstallChromium((line) => console.log(line));

const inChromium = (switches: readonly string[] = []) => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { executablePath, args: ['--no-sandbox', ...chromiumSwitches({}), ...switches] },
  }),
  instances: [{ browser: 'chromium' as const }],
});

export default mergeConfig(
  app,
  defineConfig({
    // Found late, they would be bundled in the middle of a test and reload its page.
    optimizeDeps: {
      include: [
        'preact',
        'preact/hooks',
        'preact/jsx-runtime',
        '@preact/signals',
        'comlink',
        'diff',
        'idb',
        'hash-wasm',
        'mediabunny',
        'minisearch',
        '@huggingface/transformers',
      ],
    },
    server: { fs: { allow: ['.', speech, cases] }, headers: isolation },
    test: {
      // A busy machine takes several times as long as a quiet one.
      testTimeout: 30_000,
      provide: { speech: addressOf(speech), cases: addressOf(cases) },
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            include: ['{src,build,commands,benches}/**/*.test.ts'],
            exclude: ['**/*.browser.test.ts'],
          },
        },
        {
          extends: true,
          test: {
            name: 'browser',
            globalSetup: 'commands/hub/misbehaving-hub.ts',
            include: ['{src,benches}/**/*.browser.test.ts'],
            exclude: ['src/**/*.gpu.browser.test.ts'],
            // One page at a time: these tests share the processor with a recogniser.
            fileParallelism: false,
            // Some of them play sound in real time, which a shared machine may hold up for a second.
            retry: 1,
            browser: inChromium(),
          },
        },
        {
          extends: true,
          test: {
            name: 'browser-gpu',
            include: ['src/**/*.gpu.browser.test.ts'],
            fileParallelism: false,
            browser: inChromium(softwareGpu),
          },
        },
      ],
    },
  }),
);
