/** Somebody who opens the app again and again, with a profile of their own: what the browser keeps of a visit is there at the next one. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { unwrap } from '../browser/answers.ts';
import { findOrInstallChromium } from '../browser/find-chromium.ts';
import { launchWithProfile } from '../browser/launch.ts';
import { waitForHandle } from '../browser/open-built-app.ts';
import { withPageFile } from '../browser/page-file.ts';
import { serve } from '../serving/server.ts';

export const visitKinds = ['first', 'again', 'restarted'] as const;

/** Milliseconds. */
export interface Visit {
  folder: string;
  kind: (typeof visitKinds)[number];
  /** From the start of the page until its model was ready. */
  readyMs: number;
  compileMs: number;
  warmUpMs: number;
  /** To load the same model anew, in the same page. */
  wokenMs: number;
}

export interface Visitor {
  visit(kind: Visit['kind']): Promise<Visit>;
  close(): Promise<void>;
}

/** What is used is compiled better in the background, and kept some seconds later. */
const msToKeepCode = 4000;

/** Throws a CommandError when there is no browser. `folder` is that of a build. */
export async function openVisitor(folder: string, say: (line: string) => void): Promise<Visitor> {
  const program = findOrInstallChromium(say);
  const server = await serve({ folder });
  const profile = mkdtempSync(join(tmpdir(), 'sotto-startup-'));
  let browser: BrowserContext | undefined;

  async function visit(kind: Visit['kind']): Promise<Visit> {
    if (kind === 'restarted') {
      await browser?.close();
      browser = undefined;
    }
    browser ??= await launchWithProfile(program, profile);
    const page = await browser.newPage();
    try {
      await waitForHandle(page, server.url);
      const { model, readyMs, compileMs, warmUpMs } = unwrap(await page.evaluate(() => sotto.ready()));
      const wokenMs = await wake(page, model);
      if (kind === 'first') await transcribe(page, join(folder, 'samples', 'jfk.flac'));
      await page.waitForTimeout(msToKeepCode);
      return { folder, kind, readyMs, compileMs, warmUpMs, wokenMs };
    } finally {
      await page.close();
    }
  }

  return {
    visit,
    async close() {
      await browser?.close().catch(() => {});
      await server.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Milliseconds. */
async function wake(page: Page, model: string): Promise<number> {
  const { answer, ms } = await page.evaluate(async (id) => {
    sotto.sleep();
    const started = performance.now();
    return { answer: await sotto.useModel(id), ms: performance.now() - started };
  }, model);
  unwrap(answer);
  return ms;
}

async function transcribe(page: Page, path: string): Promise<void> {
  const answer = await withPageFile(page, path, (input) =>
    page.evaluate((element) => sotto.transcribe(element.files![0]!), input),
  );
  unwrap(answer);
}
