/** One dictation in the open page: record pressed, a clip heard through the fake microphone, and the end as the mode has it. */

import type { Page } from 'playwright';
import { AppError } from '../../src/core/errors.ts';
import type { Answer, DictationLine, DictationMode, DictationReport } from '../../src/protocol/automation.ts';
import { unwrap, within } from '../browser/answers.ts';

declare global {
  /** Time at which the page last got a microphone stream, in milliseconds on the page's clock. */
  var microphoneOpenedAt: number | undefined;
  var reportDictation: (event: DictationLine) => Promise<void>;
}

const stopLimitSeconds = 120;

export interface SessionPlan {
  mode: DictationMode;
  /**
   * Where in the microphone's file stop is pressed or the button released, in milliseconds from the file's start: in mode
   * `hands-free` only if the app has not stopped by itself before.
   */
  stopAfter: number;
}

export interface Session {
  report: DictationReport;
  /** Milliseconds of the microphone's file that were over before the app heard its first sample. */
  missed: number;
}

/** Runs in the page before its own scripts: records the time at which a microphone stream is handed out. */
export function noteMicrophone(): void {
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    globalThis.microphoneOpenedAt = performance.now();
    return stream;
  };
}

/**
 * Records and stops. Throws an AppError or a CommandError.
 *
 * How the moment is found: the file starts to play when the stream opens, and the app's audio clock starts with the first
 * sample that it hears, a little later. The time between the two is how much of the file the app has missed, so that stop
 * is due when the audio clock shows `stopAfter` less that. The stream opens just before the page is given it; the first
 * sample is as old as the least difference seen between the page's clock and the audio clock, which advances in blocks.
 */
export async function dictateOnce(
  page: Page,
  { mode, stopAfter }: SessionPlan,
  onEvent: (event: DictationLine) => void,
): Promise<Session> {
  let onEnd = () => {};
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve;
  });
  await page.exposeFunction('reportDictation', (event: DictationLine) => {
    onEvent(event);
    if (event.state === 'finishing') onEnd();
  });
  unwrap(await page.evaluate(startRecording, mode));
  const missed = await page.evaluate(missedMilliseconds);
  if (missed === null) throw new AppError('audio-frozen', 'the audio clock did not start within 10 s of recording');
  await Promise.race([ended, page.evaluate(waitForAudioClock, stopAfter - missed)]);
  const answer = await within(stopLimitSeconds, 'The final text did not come', page.evaluate(stopRecording));
  return { report: unwrap(answer), missed };
}

/** In the page. Events are on their way while the recording goes on: stopRecording waits for the last. */
function startRecording(mode: DictationMode): Promise<Answer<null>> {
  return sotto.record((event) => void globalThis.reportDictation(event), mode);
}

/** In the page. Milliseconds of the microphone's file that were over before the app heard its first sample. */
async function missedMilliseconds(): Promise<number | null> {
  const readings = 40;
  const limit = performance.now() + 10_000;
  let firstSample = Number.POSITIVE_INFINITY;
  for (let reading = 0; reading < readings; ) {
    if (performance.now() > limit) return null;
    const clock = sotto.audioClock();
    if (clock > 0) {
      firstSample = Math.min(firstSample, performance.now() - clock);
      reading++;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return Math.max(0, firstSample - (globalThis.microphoneOpenedAt ?? firstSample));
}

/** In the page. Comes back at once when the clock stands still for two seconds: then stop has the reason. */
async function waitForAudioClock(time: number): Promise<void> {
  let last = { clock: -1, at: performance.now() };
  for (;;) {
    const clock = sotto.audioClock();
    const now = performance.now();
    if (clock > last.clock) last = { clock, at: now };
    if (clock >= time || now - last.at > 2000) return;
    await new Promise((resolve) => setTimeout(resolve, Math.min(100, Math.max(1, time - clock))));
  }
}

/** In the page. */
function stopRecording(): Promise<Answer<DictationReport>> {
  return sotto.stop();
}
