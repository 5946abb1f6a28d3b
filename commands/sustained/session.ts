/**
 * A long dictation over a looped microphone, observed from outside: the app in a browser that hides tabs as a user's does, its
 * tab visible, then hidden, then visible again. What was seen is handed out as it is; `sustained-figures.ts` judges it.
 */

import type { Page } from 'playwright';
import { AppError } from '../../src/core/errors.ts';
import { pause } from '../../src/core/time.ts';
import type { Segment } from '../../src/core/transcript.ts';
import type { Answer, DictationReport } from '../../src/protocol/automation.ts';
import { unwrap, within } from '../browser/answers.ts';
import { type MemoryCount, memoryMeter } from '../browser/memory-meter.ts';
import { openBuiltApp } from '../browser/open-built-app.ts';
import { launchOrdinaryBrowser } from '../browser/ordinary-browser.ts';
import type { MicrophoneLoop } from '../microphone/microphone-file.ts';

/** One partial text: when it came, and how far the newest audio was ahead of what it covers. Milliseconds. */
export interface Pass {
  at: number;
  lag: number;
  isHidden: boolean;
}

/** The two clocks at one moment, in milliseconds. */
export interface ClockPair {
  wall: number;
  audio: number;
}

export interface Resident {
  bytes: number;
  isHidden: boolean;
}

export interface Observation {
  seconds: number;
  hiddenSeconds: number;
  periodSeconds: number;
  passes: Pass[];
  clocks: ClockPair[];
  /** At every interval, after the first one. */
  memory: MemoryCount[];
  /** Private memory of the page's process after the first interval; empty where the system does not tell. */
  resident: Resident[];
  /** What the page said to the person or to the console, and threads that were started, while it recorded. */
  complaints: string[];
  /** The segments of the saved transcript. */
  segments: readonly Segment[];
  droppedBlocks: number;
}

export interface SessionPlan {
  minutes: number;
  microphone: MicrophoneLoop;
  say(line: string): void;
  /** Told at every interval. */
  onInterval?: (soFar: SoFar) => void;
}

export interface SoFar extends Pick<Observation, 'seconds' | 'passes' | 'memory' | 'complaints'> {
  isHidden: boolean;
}

interface Noted {
  passes: Pass[];
  callouts: string[];
}

declare global {
  var sessionNotes: Noted;
}

const secondsToStop = 120;
const msBetweenReadings = 1000;
/** Memory has found its size after the first minute, and is counted once a minute; in a shorter session as often as its thirds need. */
const intervalOf = (seconds: number) => Math.min(60, seconds / 4);
/** Shares of the time: the tab is hidden in its middle, and seen for a while before, when the first minute is over. */
const hiddenFrom = 0.4;
const hiddenUntil = 0.7;

/** Throws an AppError or a CommandError when the session cannot be held to its end; what had been started by then is ended. */
export async function holdSustainedSession(plan: SessionPlan): Promise<Observation> {
  const { microphone, say } = plan;
  const { page, close } = await openBuiltApp({
    launch: launchOrdinaryBrowser,
    microphone: microphone.path,
    loops: true,
    say,
  });
  try {
    return await observe(page, plan);
  } finally {
    await close();
  }
}

async function observe(page: Page, { minutes, microphone, onInterval }: SessionPlan): Promise<Observation> {
  const whole = minutes * 60;
  const interval = intervalOf(whole);
  const { periodSeconds } = microphone;
  const passes: Pass[] = [];
  const clocks: ClockPair[] = [];
  const memory: MemoryCount[] = [];
  const resident: Resident[] = [];
  const complaints: string[] = [];
  const meter = await memoryMeter(page);
  const tab = await hideableTab(page);
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  unwrap(await page.evaluate(startRecording));
  page.on('worker', (worker) => complaints.push(`A thread was started: ${worker.url()}`));
  const started = performance.now();
  const now = () => (performance.now() - started) / 1000;
  let counting = Promise.resolve();
  let hiddenSeconds = 0;
  let lastReading = 0;
  let nextCount = interval;

  while (now() < whole) {
    await pause(msBetweenReadings);
    const { clock, noted, isHidden } = await page.evaluate(takeNotes);
    const seconds = now();
    if (isHidden) hiddenSeconds += seconds - lastReading;
    lastReading = seconds;
    clocks.push(clock);
    passes.push(...noted.passes);
    complaints.push(...noted.callouts);
    const bytes = seconds > interval ? meter.resident() : null;
    if (bytes !== null) resident.push({ bytes, isHidden });
    await tab.hide(seconds >= whole * hiddenFrom && seconds < whole * hiddenUntil);
    if (seconds >= nextCount) {
      nextCount += interval;
      counting = counting.then(async () => void memory.push(await meter.count(seconds)));
      // Counting fails with the page, as does the reading that reports the failure.
      counting.catch(() => {});
      onInterval?.({ seconds, isHidden, passes, memory, complaints });
    }
  }

  await counting;
  const seconds = now();
  const report = unwrap(await within(secondsToStop, 'The final text did not come', page.evaluate(stopRecording)));
  const { noted } = await page.evaluate(takeNotes);
  return {
    seconds,
    hiddenSeconds,
    periodSeconds,
    passes,
    clocks,
    memory,
    resident,
    complaints: [...complaints, ...noted.callouts],
    segments: await page.evaluate(readSavedSegments),
    droppedBlocks: report.dropped_blocks,
  };
}

/** Another tab, which hides the page when it is in front. */
async function hideableTab(page: Page) {
  const cover = await page.context().newPage();
  await page.bringToFront();
  let isHidden = false;
  return {
    /** Hides or shows the page. Throws an AppError when the browser does not do it. */
    async hide(wanted: boolean): Promise<void> {
      if (isHidden === wanted) return;
      isHidden = wanted;
      await (wanted ? cover : page).bringToFront();
      for (let attempt = 0; (await page.evaluate(() => document.hidden)) !== wanted; attempt++) {
        if (attempt === 50) throw new AppError('internal', `the tab is not ${wanted ? 'hidden' : 'visible'}`);
        await pause(100);
      }
    },
  };
}

/** In the page. Notes are kept there and fetched: an event sent each time would carry the whole text each time. */
function startRecording(): Promise<Answer<null>> {
  globalThis.sessionNotes = { passes: [], callouts: [] };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node instanceof Element && (node.matches('.callout') || node.querySelector('.callout')))
          globalThis.sessionNotes.callouts.push(node.textContent);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
  return sotto.record(({ kind, at, audio_end }) => {
    if (kind === 'partial') globalThis.sessionNotes.passes.push({ at, lag: at - audio_end, isHidden: document.hidden });
  });
}

/** In the page. */
function takeNotes(): { noted: Noted; clock: ClockPair; isHidden: boolean } {
  const noted = globalThis.sessionNotes;
  globalThis.sessionNotes = { passes: [], callouts: [] };
  return { noted, clock: { wall: performance.now(), audio: sotto.audioClock() }, isHidden: document.hidden };
}

/** In the page. */
function stopRecording(): Promise<Answer<DictationReport>> {
  return sotto.stop();
}

/** In the page. The profile is new, so that the one transcript is that of this session. */
function readSavedSegments(): Promise<Segment[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('sotto');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('transcripts').objectStore('transcripts').getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => resolve(reading.result[0]?.segments ?? []);
    };
  });
}
