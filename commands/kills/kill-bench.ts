/** Browsers over one profile that are killed while they record, and opened again. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { prefixErrors } from '../../benches/statistics/word-errors.ts';
import type { Clip } from '../../benches/wav.ts';
import { unwrap } from '../browser/answers.ts';
import { killBrowser } from '../browser/end-browser.ts';
import { findOrInstallChromium } from '../browser/find-chromium.ts';
import { launchWithProfile } from '../browser/launch.ts';
import { waitForHandle } from '../browser/open-built-app.ts';
import { dictate } from '../microphone/dictate-clip.ts';
import { noteMicrophone } from '../microphone/dictate-once.ts';
import { microphoneFile } from '../microphone/microphone-file.ts';
import { buildFolder, buildIfNeeded } from '../serving/build.ts';
import { serve } from '../serving/server.ts';
import { CommandError } from '../terminal/failure.ts';
import { rounded } from '../terminal/print.ts';

/** Times in seconds of the recording. */
export interface Kill {
  /** At the latest: the time that it took to kill is added. */
  killed_at: number;
  kept: number;
  lost: number;
  /** Written before the kill. */
  committed: string;
  /** After recovery. */
  text: string;
  words: number;
  /** Words that are not as in the unbroken run up to there. */
  wrong_words: number;
}

export interface KillBench {
  /** The text of a run that nothing has interrupted. */
  unbroken: string;
  /** Kills the browser at this time of the recording, in seconds, and recovers what is left. Throws a CommandError when nothing is. */
  kill(at: number): Promise<Kill>;
  close(): Promise<void>;
}

export async function openKillBench(clip: Clip, say: (line: string) => void): Promise<KillBench> {
  buildIfNeeded(say);
  const program = findOrInstallChromium(say);
  const server = await serve({ folder: buildFolder });
  const profile = mkdtempSync(join(tmpdir(), 'sotto-kills-'));
  const microphone = microphoneFile(clip);
  let context: BrowserContext | undefined;

  async function open(): Promise<Page> {
    context = await launchWithProfile(program, profile, { microphone: microphone.path });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.addInitScript(noteMicrophone);
    await waitForHandle(page, server.url);
    unwrap(await page.evaluate(() => sotto.ready()));
    return page;
  }

  async function close(): Promise<void> {
    await context?.close().catch(() => {});
    await server.close();
    microphone.remove();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  async function recordUntilKilled(at: number): Promise<number> {
    const page = await open();
    unwrap(await page.evaluate(() => sotto.record(() => {})));
    await page.waitForFunction((clock) => sotto.audioClock() >= clock, at * 1000, { polling: 20, timeout: 120_000 });
    const asked = performance.now();
    const clock = await page.evaluate(() => sotto.audioClock());
    return (clock + (await killBrowser(page.context())) - asked) / 1000;
  }

  try {
    say('The unbroken run…');
    const { report } = await dictate(await open(), clip, () => {}, 'toggle');
    await context!.close();
    return {
      unbroken: report.text,
      close,
      async kill(at) {
        say(`Killing at ${at.toFixed(1)} s…`);
        const killedAt = await recordUntilKilled(at);
        const page = await open();
        const [found] = unwrap(await page.evaluate(() => sotto.library.interrupted()));
        if (!found) throw new CommandError('internal', `Nothing was left of ${killedAt.toFixed(1)} s.`);
        const { text } = unwrap(await page.evaluate((id) => sotto.library.recover(id), found.id));
        await context!.close();
        const { errors, words } = prefixErrors(report.text, text);
        return {
          killed_at: rounded(killedAt, 3),
          kept: rounded(found.seconds, 3),
          lost: rounded(killedAt - found.seconds, 3),
          committed: found.committed,
          text,
          words,
          wrong_words: errors,
        };
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
