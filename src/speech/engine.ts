/** The engine thread's answers to the page: it holds the runtime and the loaded recogniser. */

import { AppError } from '../core/errors.ts';
import { AudioHistory } from '../core/history.ts';
import { speechRate } from '../core/resampler.ts';
import { historySamples } from '../protocol/capture.ts';
import type {
  Backend,
  CheckedText,
  EngineApi,
  EngineInfo,
  Fault,
  LiveLink,
  LoadPhase,
  ModelFiles,
  RuntimeFiles,
  SpeechEvent,
  TrialRun,
} from '../protocol/engine.ts';
import type { SegmentMessage, SpeechRange } from '../protocol/listen.ts';
import type { Metrics, MetricsSnapshot } from '../protocol/metrics.ts';
import { recogniseChecked } from './checked.ts';
import { LiveTranscriber } from './live.ts';
import { Moonshine } from './moonshine.ts';
import type { Recogniser } from './recogniser.ts';
import { configureRuntime } from './runtime.ts';

/** Seconds of the warm-up passes: a first partial and a usual segment, so that memory has grown before the first word. */
const warmUpSeconds = [1, 5];
const warmUpSteps = 3;

export class Engine implements EngineApi {
  readonly #metrics: Metrics;
  #threads = 1;
  #recogniser: Recogniser | undefined;
  #live: LiveTranscriber | undefined;
  #following: Promise<void> = Promise.resolve();

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  async start(runtime: RuntimeFiles): Promise<void> {
    this.#threads = runtime.threads;
    configureRuntime(runtime);
  }

  async load(model: ModelFiles, backend: Backend, onPhase: (phase: LoadPhase) => void): Promise<EngineInfo> {
    onPhase('compile');
    const started = performance.now();
    await this.#recogniser?.dispose();
    const recogniser = await Moonshine.load(model, this.#metrics);
    const compiled = performance.now();
    onPhase('warm-up');
    await warmUp(recogniser);
    this.#recogniser = recogniser;
    return {
      model: model.id,
      backend: [backend.encoder, backend.decoder].includes('webgpu') ? 'webgpu' : 'wasm',
      on: backend,
      threads: this.#threads,
      compileMs: compiled - started,
      warmUpMs: performance.now() - compiled,
    };
  }

  async follow(link: LiveLink, onEvent: (event: SpeechEvent) => void): Promise<void> {
    const memory = link.history ?? new ArrayBuffer(AudioHistory.bytes(historySamples));
    const live = new LiveTranscriber({
      recogniser: this.#ready(),
      history: new AudioHistory(memory),
      pace: link.pace,
      meter: this.#metrics,
      publish: onEvent,
    });
    link.segments.onmessage = ({ data }: MessageEvent<SegmentMessage>) => live.receive(data);
    this.#live?.end();
    this.#live = live;
    // Sessions of the runtime are not re-entrant: the earlier recording finishes first, well or not.
    this.#following = this.#following.catch(() => {}).then(() => live.run());
    try {
      await orDead(this.#following);
    } finally {
      link.segments.close();
    }
  }

  holdPartials(): void {
    this.#live?.holdPartials();
  }

  async recognise(samples: Float32Array, found: SpeechRange | null): Promise<CheckedText> {
    // A dictation goes before a file.
    await this.#following.catch(() => {});
    const recogniser = this.#ready();
    const options = { prefix: [], shouldStop: () => false, meter: this.#metrics };
    const result = await orDead<CheckedText | null>(
      found ? recogniseChecked(recogniser, samples, found, options) : unchecked(recogniser, samples),
    );
    if (!result) throw new AppError('cancelled', 'recognition was abandoned');
    const { text, doubt } = result;
    return { text, doubt };
  }

  async try(samples: Float32Array, passes: number): Promise<TrialRun> {
    await this.#following.catch(() => {});
    const recogniser = this.#ready();
    const run: TrialRun = { texts: [], ms: [] };
    for (let pass = 0; pass < passes; pass++) {
      const started = performance.now();
      const result = await orDead(recogniser.recognise(samples));
      run.ms.push(performance.now() - started);
      run.texts.push(result?.text ?? '');
    }
    return run;
  }

  inject(_fault: Fault): void {
    throw new AppError('internal', 'faults cannot be injected yet');
  }

  metrics(): MetricsSnapshot {
    return this.#metrics.snapshot();
  }

  ping(): void {}

  #ready(): Recogniser {
    if (!this.#recogniser) throw new AppError('internal', 'no model is loaded');
    return this.#recogniser;
  }
}

/** What the person asked for in spite of the speech gate. */
async function unchecked(recogniser: Recogniser, samples: Float32Array): Promise<CheckedText | null> {
  const result = await recogniser.recognise(samples, { isFinal: true });
  return result && { text: result.text, doubt: null };
}

/** A runtime that has thrown (out of memory, aborted) is not to be trusted again: the thread declares itself dead. */
async function orDead<T>(pass: Promise<T>): Promise<T> {
  try {
    return await pass;
  } catch (cause) {
    throw new AppError('thread-died', `the runtime failed: ${cause}`, { cause });
  }
}

/** Runs the shapes used live: the encoder at both lengths, a prefix of several tokens, and single steps. */
async function warmUp(recogniser: Recogniser): Promise<void> {
  for (const seconds of warmUpSeconds) {
    const noise = Float32Array.from({ length: seconds * speechRate }, (_, i) => 0.01 * Math.sin(i * i));
    let steps = 0;
    await recogniser.recognise(noise, { prefix: [1, 1, 1, 1], shouldStop: () => ++steps > warmUpSteps });
    await recogniser.recognise(noise, { isFinal: true, shouldStop: () => ++steps > 2 * warmUpSteps });
  }
}
