/** One recording dictated to one version of the app, and given to it as a file. */

import type { Page } from 'playwright';
import type { Outcome } from '../../benches/live/live-report.ts';
import type { Clip } from '../../benches/wav.ts';
import type { MetricsReport } from '../../src/protocol/metrics.ts';
import { unwrap, within } from '../browser/answers.ts';
import { type BuiltAppOptions, openBuiltApp } from '../browser/open-built-app.ts';
import { dictate } from '../microphone/dictate-clip.ts';
import { noteMicrophone } from '../microphone/dictate-once.ts';
import { leadSeconds, microphoneFile } from '../microphone/microphone-file.ts';
import { note } from '../terminal/print.ts';

/** Start and end of speech by the app's voice detection, in milliseconds of the clip. */
export interface SpeechEdges {
  begins: number | null;
  ends: number | null;
}

export interface Measured {
  outcome: Outcome;
  speech: SpeechEdges;
  threads: number;
}

const fileSeconds = 300;

/** An app, and the model that it runs; null for the embedded one. */
export type MeasuredApp = Required<Pick<BuiltAppOptions, 'browser' | 'folder' | 'model'>>;

/** `file` is the English recording that the clip was read from. Throws an AppError or a CommandError. */
export async function measure(app: MeasuredApp, clip: Clip, file: string): Promise<Measured> {
  const microphone = microphoneFile(clip);
  try {
    const { page, engine, close } = await openBuiltApp({
      ...app,
      ...(app.model && { language: 'en' }),
      microphone: microphone.path,
      before: noteMicrophone,
      say: note,
    });
    try {
      const { shown, figures, report, missed } = await dictate(page, clip, () => {});
      // Read before the file is transcribed, whose passes do not belong to the dictation.
      const told = await metricsOf(page);
      const offline_text = await within(fileSeconds, 'The text of the file did not come', textOfFile(page, file));
      const inClip = (ms: number | null) => (ms === null ? null : ms + missed - leadSeconds * 1000);
      return {
        outcome: { ...figures, text: report.text, offline_text, ...told, dropped_blocks: report.dropped_blocks, shown },
        speech: { begins: inClip(report.first_speech), ends: inClip(report.last_speech) },
        threads: engine.threads,
      };
    } finally {
      await close();
    }
  } finally {
    microphone.remove();
  }
}

type Told = Pick<Outcome, 'partial_passes_ms' | 'compute_ms' | 'speculations' | 'speculations_kept'>;

async function metricsOf(page: Page): Promise<Told> {
  const answer = await page.evaluate(() => ('metrics' in sotto ? sotto.metrics() : null));
  if (!answer) return { partial_passes_ms: [], compute_ms: null, speculations: null, speculations_kept: null };
  const { prometheus, trace, summary } = unwrap(answer);
  const sums = ['partial_pass', 'final_pass'].flatMap((stage) => sumIn(prometheus, stage) ?? []);
  return {
    partial_passes_ms: passesIn(trace),
    compute_ms: sums.length === 0 ? null : sums.reduce((sum, ms) => sum + ms, 0),
    speculations: summary.tallies.speculations ?? 0,
    speculations_kept: summary.tallies['speculations-kept'] ?? 0,
  };
}

/**
 * Durations of partial passes from the trace, because the summary has percentiles, which cannot be combined with other recordings'. A
 * thread keeps its newest spans only: of a very long recording the first passes are missing.
 */
function passesIn(trace: MetricsReport['trace']): number[] {
  const { traceEvents }: { traceEvents: { name: string; dur?: number }[] } = JSON.parse(trace);
  return traceEvents.flatMap(({ name, dur }) => (name === 'partial-pass' && dur !== undefined ? [dur / 1000] : []));
}

/** Total milliseconds of a stage; null when it was not recorded. */
function sumIn(prometheus: MetricsReport['prometheus'], stage: string): number | null {
  const sum = new RegExp(`^sotto_${stage}_seconds_sum (.+)$`, 'm').exec(prometheus)?.[1];
  return sum === undefined ? null : Number(sum) * 1000;
}

/** Transcribes a file that is chosen in the page, as by a person. */
async function textOfFile(page: Page, file: string): Promise<string> {
  const input = await page.evaluateHandle(() => {
    const element = document.createElement('input');
    element.type = 'file';
    return element;
  });
  await input.setInputFiles(file);
  return unwrap(await page.evaluate((element) => sotto.transcribe(element.files![0]!), input)).text;
}
