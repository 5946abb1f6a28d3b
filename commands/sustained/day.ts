/**
 * A day of work in one open page, in turns: a dictation, a file, a change of model, and a rest. On the wall's clock a fake microphone is heard;
 * on a faster one the app plays the same sound itself, as fast as recognition keeps up. What was seen is handed out as it is; `day-figures.ts`
 * judges it.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { type Clip, writeWav } from '../../benches/wav.ts';
import { pause } from '../../src/core/time.ts';
import { unwrap, within } from '../browser/answers.ts';
import { type MemoryCount, memoryMeter } from '../browser/memory-meter.ts';
import { type BuiltApp, openBuiltApp } from '../browser/open-built-app.ts';
import { withPageFile } from '../browser/page-file.ts';
import type { ModelChoice } from '../hub/model-choice.ts';
import type { MicrophoneLoop } from '../microphone/microphone-file.ts';
import { noteInPage, recordInPage, stopInPage, takeDayNotes } from './day-notes.ts';
import { rawSeconds, type StoredBytes, storedBytes } from './stored-bytes.ts';

export interface DayPlan {
  hours: number;
  /** How many times as fast as the wall's the clock may be; 1: the same clock. */
  speed: number;
  /** Minutes of the wall's clock after which no further turn begins. */
  longest: number;
  clip: Clip;
  microphone: MicrophoneLoop;
  /** Dictates every other turn, and hears the file in the others; null: the one model is put to sleep and woken. */
  other: ModelChoice | null;
  say(line: string): void;
  onTurn(day: Day): void;
}

/** A dictation and what came after it. */
export interface Turn {
  /** Seconds of the clock that were dictated in all turns until the end of this one, and of the wall's clock since the first. */
  clock: number;
  wall: number;
  /** Which of the models has dictated. */
  model: string;
  /** Seconds that were dictated, seconds of the wall's clock in that time, and seconds of the transcript. */
  dictated: number;
  took: number;
  kept: number;
  text: string;
  droppedBlocks: number;
  /** Of every live text, milliseconds of the wall's clock since the newest sound in it was played. */
  lags: number[];
  fileText: string;
  /** After the rest, with the first model loaded. */
  memory: MemoryCount;
  resident: number | null;
  stored: StoredBytes;
  load: number;
}

/** Private memory of the page's process at a moment of the wall's clock. */
export interface ResidentReading {
  at: number;
  bytes: number;
}

export interface Day {
  turns: Turn[];
  resident: ResidentReading[];
  /** Errors told to the person or the console, and threads that died. */
  complaints: string[];
}

/** Chromium's word on a machine without a GPU, whenever a model is chosen. */
const noGpu = 'No available adapters.';
/** Seconds of the clock in a dictation. */
const turnSeconds = 600;
const msBetweenReadings = 1000;
const secondsToStop = 120;
const secondsToTranscribe = 300;
const secondsToRest = 90;

/** Throws an AppError or a CommandError when the day cannot be held to its end; what had been started by then is ended. */
export async function holdDay(plan: DayPlan): Promise<Day> {
  const { microphone, speed, other, say } = plan;
  const app = await openBuiltApp({ microphone: microphone.path, loops: true, exact: other, say });
  const folder = mkdtempSync(join(tmpdir(), 'sotto-day-'));
  try {
    if (speed > 1) {
      const listening = await withPageFile(app.page, microphone.path, (input) =>
        app.page.evaluate(([element, times]) => sotto.listenTo({ file: element.files![0]!, speed: times }), [
          input,
          speed,
        ] as const),
      );
      unwrap(listening);
    }
    return await observe(app, plan, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await app.close();
  }
}

async function observe(
  { page, engine }: BuiltApp,
  { hours, longest, clip, other, onTurn }: DayPlan,
  folder: string,
): Promise<Day> {
  const day: Day = { turns: [], resident: [], complaints: [] };
  const meter = await memoryMeter(page);
  watch(page, day.complaints);
  await page.evaluate(noteInPage);
  const models = [engine.model, other?.id ?? engine.model] as const;
  const started = performance.now();
  const now = () => (performance.now() - started) / 1000;
  const read = setInterval(() => {
    const bytes = meter.resident();
    if (bytes !== null) day.resident.push({ at: now(), bytes });
  }, 5 * msBetweenReadings);
  let clock = 0;
  try {
    for (let index = 0; clock < hours * 3600 && now() < longest * 60; index++) {
      const length = Math.min(turnSeconds, hours * 3600 - clock);
      const [speaks, listens] = index % 2 === 0 ? models : [models[1], models[0]];
      await change(page, speaks);
      const spoken = await dictate(page, length);
      clock += spoken.dictated;
      await change(page, listens);
      const fileText = await transcribe(page, changed(clip, index, folder), index, day.complaints);
      await change(page, models[0]);
      await rest(page);
      const { noted } = await page.evaluate(takeDayNotes);
      day.complaints.push(...noted.complaints);
      day.turns.push({
        ...spoken,
        clock,
        wall: now(),
        model: speaks,
        fileText,
        memory: await meter.count(now()),
        resident: meter.resident(),
        stored: await page.evaluate(storedBytes),
        load: loadavg()[0]!,
      });
      onTurn(day);
    }
    return day;
  } finally {
    clearInterval(read);
  }
}

function watch(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type()) && message.text() !== noGpu) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  // Models change, and with them their engines; what listens and what keeps stays.
  page.on('worker', (worker) => {
    if (/\/(listen|library)\.worker/.test(worker.url())) complaints.push(`A thread was started: ${worker.url()}`);
  });
}

/** The other model where there is one; else the same one is loaded anew. */
async function change(page: Page, model: string): Promise<void> {
  await page.evaluate(() => sotto.sleep());
  unwrap(await page.evaluate((id) => sotto.useModel(id), model));
}

async function dictate(page: Page, seconds: number) {
  const began = performance.now();
  unwrap(await page.evaluate(recordInPage));
  const lags: number[] = [];
  let dictated = 0;
  while (dictated < seconds) {
    await pause(msBetweenReadings);
    const { clock, noted } = await page.evaluate(takeDayNotes);
    dictated = clock / 1000;
    lags.push(...noted.lags);
  }
  const took = (performance.now() - began) / 1000;
  const stopping = page.evaluate(stopInPage);
  const { clock, kept, report } = await within(secondsToStop, 'The final text did not come', stopping);
  const { text, dropped_blocks } = unwrap(report);
  return { dictated: clock / 1000, took, kept, text, droppedBlocks: dropped_blocks, lags };
}

/** The file as no other turn has it, so that its sound is decoded and kept anew. */
function changed({ samples, sampleRate }: Clip, index: number, folder: string): string {
  const path = join(folder, `talk-${index}.wav`);
  writeFileSync(path, writeWav({ sampleRate, samples: samples.with(0, index % 100) }));
  return path;
}

/** As a person does, and its text is kept; '' where none came, of which the complaints tell. */
async function transcribe(page: Page, path: string, index: number, complaints: string[]): Promise<string> {
  await page.getByLabel('Transcribe a file').and(page.locator('input')).setInputFiles(path);
  for (let waited = 0; waited < secondsToTranscribe * 1000; waited += msBetweenReadings / 4) {
    await pause(msBetweenReadings / 4);
    const listed = unwrap(await page.evaluate(() => sotto.library.list({ limit: 3 })));
    const found = listed.find(({ title }) => title === `talk-${index}`);
    if (!found) continue;
    rmSync(path);
    return unwrap(await page.evaluate((id) => sotto.library.open(id), found.id)).text;
  }
  const shown = await page.evaluate(() => document.querySelector('.file-queue')?.textContent ?? 'no list of files');
  complaints.push(`A file was not transcribed within ${secondsToTranscribe} s: ${shown}`);
  return '';
}

/** Until the sound of the last dictation is compressed, as happens while nobody speaks. */
async function rest(page: Page): Promise<void> {
  for (let second = 0; second < secondsToRest; second++) {
    await pause(1000);
    if (second >= 3 && (await page.evaluate(rawSeconds)) === 0) return;
  }
}
