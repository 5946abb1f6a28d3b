/**
 * The baseline: the loop of benches/transformers in a browser of its own, over the same recordings in real time from their first sample on.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { liveFigures, type Shown } from '../../benches/live/live-figures.ts';
import type { Outcome } from '../../benches/live/live-report.ts';
import { buildLoop } from '../../benches/transformers/build.ts';
import type { LoopInfo, LoopReport, UsualLoop } from '../../benches/transformers/contract.ts';
import { type Clip, writeWav } from '../../benches/wav.ts';
import { within } from '../browser/answers.ts';
import { type BrowserProgram, launchBrowser } from '../browser/launch.ts';
import { secondsOf, stopDelay } from '../microphone/dictate-clip.ts';
import { withRoom } from '../microphone/microphone-file.ts';
import { type AppServer, serve } from '../serving/server.ts';
import type { SpeechEdges } from './measure.ts';

declare global {
  var usualLoop: UsualLoop;
}

export interface Baseline {
  info: LoopInfo;
  /** `speech` is where the app heard speech begin and end, in milliseconds of the clip. */
  dictate(clip: Clip, speech: SpeechEdges): Promise<Outcome>;
  /** Never fails. */
  close(): Promise<void>;
}

/** Milliseconds between two ticks of the loop. */
const everyMs = 500;
const loadSeconds = 120;
const finalSeconds = 120;

/** Warmed up with `clip`. Throws a CommandError or an AppError; what had been started by then is ended. */
export async function openBaseline(program: BrowserProgram, threads: number, clip: Clip): Promise<Baseline> {
  const folder = mkdtempSync(join(tmpdir(), 'sotto-baseline-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  let server: AppServer | undefined;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close().catch(() => {});
    await server?.close();
    process.off('exit', remove);
    remove();
  };
  try {
    await buildLoop(folder);
    server = await serve({ folder });
    browser = await launchBrowser(program);
    const page = await browser.newPage();
    await page.goto(server.url);
    const loading = page.evaluate((count) => usualLoop.load(count), threads);
    const info = await within(loadSeconds, 'transformers.js did not become ready', loading);
    const warmingUp = page.evaluate((wav) => usualLoop.warmUp(wav), recordingOf(clip));
    await within(loadSeconds, 'transformers.js did not get warm', warmingUp);
    return { info, dictate: (clip, speech) => dictateTo(page, clip, speech), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The clip as a WAV file in base64, up to stop. */
function recordingOf(clip: Clip): string {
  return Buffer.from(writeWav(withRoom(clip, 0, stopDelay / 1000))).toString('base64');
}

/**
 * The loop does not get the quiet second that the app hears before the clip. It has no voice detector, and with that second it wrote
 * nothing at all for 20 of 36 recordings, without it for 6.
 */
async function dictateTo(page: Page, clip: Clip, speech: SpeechEdges): Promise<Outcome> {
  const plan = { wav: recordingOf(clip), stop_after: secondsOf(clip) * 1000 + stopDelay, every: everyMs };
  const dictating = page.evaluate((loopPlan) => usualLoop.dictate(loopPlan), plan);
  const report = await within(secondsOf(clip) + finalSeconds, 'The final text did not come', dictating);
  return outcomeOf(report, speech);
}

function outcomeOf({ partials, final, stopped_at }: LoopReport, speech: SpeechEdges): Outcome {
  const shown = [
    ...partials.map(({ at, text }): Shown => ({ at, kind: 'partial', text })),
    { at: final.at, kind: 'final', text: final.text } as const,
  ];
  const figures = liveFigures(shown, { ...speech, stop: stopped_at, final: final.at, done: final.at });
  const partial_passes_ms = partials.map(({ compute_ms }) => compute_ms);
  return {
    ...figures,
    text: final.text,
    offline_text: null,
    partial_passes_ms,
    compute_ms: [...partial_passes_ms, final.compute_ms].reduce((sum, ms) => sum + ms, 0),
    speculations: null,
    speculations_kept: null,
    dropped_blocks: null,
    shown,
  };
}
