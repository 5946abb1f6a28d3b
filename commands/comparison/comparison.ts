/**
 * The comparison: every recording is dictated to each system in turn, so that all have the same load of the machine. A failure affects one
 * system on one recording.
 */

import { cpus } from 'node:os';
import { edgeWords } from '../../benches/live/edge-words.ts';
import type { FailedRun, LiveReport, LiveRun, MeasuredClip, Outcome } from '../../benches/live/live-report.ts';
import { liveTotals } from '../../benches/live/live-totals.ts';
import { wordErrors } from '../../benches/statistics/word-errors.ts';
import type { Clip } from '../../benches/wav.ts';
import type { BrowserProgram } from '../browser/launch.ts';
import { failureOf } from '../terminal/failure.ts';
import { type AudioReader, openAudioReader } from './audio-reader.ts';
import { type Baseline, openBaseline } from './baseline.ts';
import type { LiveClip } from './clips.ts';
import type { LiveApp } from './live-app.ts';
import { type MeasuredApp, measure, type SpeechEdges } from './measure.ts';

export interface LivePlan {
  browser: BrowserProgram;
  apps: readonly LiveApp[];
  /** Null for the embedded model. */
  model: MeasuredApp['model'];
  withBaseline: boolean;
}

const baselineName = 'transformers.js';
const noSpeech: SpeechEdges = { begins: null, ends: null };

export class LiveComparison {
  readonly #plan: LivePlan;
  readonly #reader: AudioReader;
  readonly #threads = new Map<string, number>();
  readonly #clips: MeasuredClip[] = [];
  #baseline: Baseline | undefined;

  private constructor(plan: LivePlan, reader: AudioReader) {
    this.#plan = plan;
    this.#reader = reader;
  }

  static async open(plan: LivePlan): Promise<LiveComparison> {
    return new LiveComparison(plan, await openAudioReader(plan.browser));
  }

  /** Never rejects: a system that fails has its error in place of figures. */
  async measure(recording: LiveClip): Promise<MeasuredClip> {
    const { id, seconds, references } = recording;
    const clip: MeasuredClip = { id, seconds, references, runs: [] };
    const attempt = async (system: string, work: () => Promise<Outcome>) => {
      clip.runs.push(await work().then((outcome) => scored(system, references, outcome), failed(system)));
    };
    const audio = this.#reader.read(recording.file, recording.sampleRate);
    let heard: SpeechEdges | undefined;
    const { browser, apps, model } = this.#plan;
    for (const app of apps) {
      await attempt(app.name, async () => {
        const measured = { browser, model, folder: app.folder };
        const { outcome, speech, threads } = await measure(measured, await audio, recording.file);
        heard ??= speech;
        this.#threads.set(app.name, threads);
        return outcome;
      });
    }
    if (this.#plan.withBaseline) {
      await attempt(baselineName, async () => this.#dictateToBaseline(await audio, heard ?? noSpeech));
    }
    this.#clips.push(clip);
    return clip;
  }

  /** The report of all recordings so far. */
  report(): LiveReport {
    const names = [...this.#plan.apps.map(({ name }) => name), ...(this.#plan.withBaseline ? [baselineName] : [])];
    const [processor] = cpus();
    return {
      version: 1,
      environment: {
        chromium: this.#reader.chromium,
        processor: processor?.model ?? 'unknown',
        cores: cpus().length,
        threads: Object.fromEntries(this.#threads),
        baseline: this.#baseline?.info.version ?? null,
      },
      totals: names.map((name) => liveTotals(name, this.#clips)),
      clips: this.#clips,
    };
  }

  async close(): Promise<void> {
    await this.#baseline?.close();
    await this.#reader.close();
  }

  /** Dictates to the baseline, with as many threads as the app has. A page that fails is replaced for the next recording. */
  async #dictateToBaseline(audio: Clip, heard: SpeechEdges): Promise<Outcome> {
    const { browser, apps } = this.#plan;
    const threads = this.#threads.get(apps[0]?.name ?? '') ?? 1;
    this.#baseline ??= await openBaseline(browser, threads, audio);
    try {
      return await this.#baseline.dictate(audio, heard);
    } catch (error) {
      await this.#baseline.close();
      this.#baseline = undefined;
      throw error;
    }
  }
}

function scored(system: string, references: readonly string[], outcome: Outcome): LiveRun {
  const { text, offline_text } = outcome;
  return {
    system,
    ...outcome,
    live_words: wordErrors(references, text),
    offline_words: offline_text === null ? null : wordErrors(references, offline_text),
    edges: edgeWords(references, text),
  };
}

function failed(system: string): (thrown: unknown) => FailedRun {
  return (thrown) => ({ system, error: failureOf(thrown) });
}
