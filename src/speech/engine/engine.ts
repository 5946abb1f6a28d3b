/** The engine thread's interface to the page: it holds the runtime and the loaded recogniser. */

import { circularBytes } from '../../core/circular.ts';
import { AppError } from '../../core/errors.ts';
import { AudioHistory } from '../../core/history.ts';
import { speechRate } from '../../core/resampler.ts';
import { historySamples } from '../../protocol/capture.ts';
import type { EngineApi, EngineInfo, Fault, LiveLink, LoadPhase, ReadPast, TrialRun } from '../../protocol/engine.ts';
import type { Metrics, MetricsSnapshot } from '../../protocol/metrics.ts';
import { halfDtypes, type ModelFiles } from '../../protocol/model.ts';
import { type Backend, type RuntimeFiles, usesGpu } from '../../protocol/runtime.ts';
import {
  type CheckedText,
  noHints,
  type SegmentMessage,
  type SpeechEvent,
  type SpeechHints,
  type SpeechRange,
} from '../../protocol/speech.ts';
import { isTried } from '../../protocol/tried-precisions.ts';
import { accepted, type Checked, recogniseChecked } from '../checks/checked-recognition.ts';
import { LiveTranscriber } from '../live/live-transcriber.ts';
import { type Recogniser, withDefaults } from '../recogniser.ts';
import { type Gpu, openGpu, watched } from '../runtime/gpu-device.ts';
import { computeOn, startRuntime } from '../runtime/onnx-runtime.ts';
import { saidWords } from '../said-words.ts';
import { GuardedRecogniser, orDead, orLost } from './guarded-recogniser.ts';
import { loadRecogniser } from './load-recogniser.ts';
import { optionsFrom } from './recognise-options.ts';

/** Samples of speech that certainly have words: a backend that finds none in them is broken. */
const certainSamples = 10 * speechRate;

export class Engine implements EngineApi {
  readonly #metrics: Metrics;
  #runtime: RuntimeFiles['kind'] = 'wasm';
  #threads = 1;
  #gpu: Gpu | undefined;
  #recogniser: GuardedRecogniser | undefined;
  #hints = noHints;
  #isSparing = false;
  #live: LiveTranscriber | undefined;
  #following: Promise<void> = Promise.resolve();
  #tries = 0;

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  async start(runtime: RuntimeFiles): Promise<void> {
    this.#runtime = runtime.kind;
    this.#threads = runtime.threads;
    await startRuntime(runtime);
  }

  async load(model: ModelFiles, backend: Backend, onPhase: (phase: LoadPhase) => void): Promise<EngineInfo> {
    onPhase('compile');
    const started = performance.now();
    await this.#unload();
    // A verdict may be older than what is known of a precision.
    if (!isTried(model.family, backend)) {
      const { encoder, decoder } = backend.precision;
      throw new AppError('backend-unsupported', `${model.family} was never tried in ${encoder}/${decoder} there`);
    }
    if (usesGpu(backend)) this.#gpu = await this.#openGpu(backend);
    computeOn(this.#gpu?.device);
    const gpu = this.#gpu;
    const read = () => loadRecogniser(model, backend, this.#metrics);
    const loaded = await (gpu ? orLost(watched(gpu, read), gpu) : read());
    const recogniser = new GuardedRecogniser(loaded, gpu);
    // Held before the warm-up, so that the next load disposes of a model whose warm-up has failed.
    this.#recogniser = recogniser;
    const compiled = performance.now();
    onPhase('warm-up');
    await (gpu ? orDead(watched(gpu, () => recogniser.warmUp())) : recogniser.warmUp());
    return {
      model: model.id,
      backend: usesGpu(backend) ? 'webgpu' : 'wasm',
      on: backend,
      threads: this.#threads,
      abilities: recogniser.abilities,
      compileMs: compiled - started,
      warmUpMs: performance.now() - compiled,
    };
  }

  async follow(link: LiveLink, onEvent: (event: SpeechEvent) => void, readPast: ReadPast): Promise<void> {
    const memory = link.history ?? new ArrayBuffer(circularBytes(historySamples));
    let told: unknown;
    const live = new LiveTranscriber({
      recogniser: this.#hinted(),
      abilities: this.#ready().abilities,
      history: new AudioHistory(memory),
      readPast,
      isKept: link.isKept,
      isWhole: () => this.#hints.isWhole,
      isSparing: () => this.#isSparing,
      pace: link.pace,
      meter: this.#metrics,
      publish(event) {
        told = onEvent(event);
      },
    });
    if (!this.#ready().abilities.givesLiveText) live.holdPartials();
    link.segments.onmessage = ({ data }: MessageEvent<SegmentMessage>) => live.receive(data);
    this.#live?.end();
    this.#live?.hurry();
    this.#live = live;
    // Sessions are not re-entrant: the earlier recording finishes first, whether it fails or not.
    this.#following = this.#following.catch(() => {}).then(() => live.run());
    try {
      await orDead(this.#following);
      // Events go by a port of their own: the end of this call would overtake the last of them.
      await told;
    } finally {
      link.segments.close();
    }
  }

  holdPartials(): void {
    this.#live?.holdPartials();
  }

  async recognise(samples: Float32Array, found: SpeechRange | null, hasTimes = true): Promise<CheckedText> {
    // A file waits for a dictation that is in progress.
    await this.#following.catch(() => {});
    const recogniser = this.#hinted();
    const options = { times: hasTimes, isThorough: true, shouldStop: () => false, meter: this.#metrics };
    const result = await orDead<Checked | null>(
      found ? recogniseChecked(recogniser, samples, found, options) : unchecked(recogniser, samples),
    );
    if (!result) throw new AppError('cancelled', 'recognition was abandoned');
    return { ...result, said: saidWords(recogniser, result) };
  }

  async measurePasses(samples: Float32Array, passes: number): Promise<TrialRun> {
    await this.#following.catch(() => {});
    const recogniser = this.#hinted();
    const run: TrialRun = { texts: [], ms: [] };
    for (let pass = 0; pass < passes; pass++) {
      // Recognisers remember their last audio: every pass gets samples of another level, by an inaudible difference.
      const quieter = 1 - 1e-5 * (++this.#tries % 1000);
      const unheard = samples.map((sample) => sample * quieter);
      const started = performance.now();
      const text = (await recogniser.recognise(unheard))?.text ?? '';
      run.ms.push(performance.now() - started);
      run.texts.push(text);
      if (this.#gpu && samples.length >= certainSamples && text === '') {
        throw new AppError('output-broken', 'no words were found in certain speech');
      }
    }
    return run;
  }

  spare(isSparing: boolean): void {
    this.#isSparing = isSparing;
  }

  hint(hints: SpeechHints): void {
    this.#hints = hints;
  }

  inject(fault: Fault): void {
    this.#ready().inject(fault);
  }

  metrics(): MetricsSnapshot {
    return this.#metrics.snapshot();
  }

  ping(): void {}

  #ready(): GuardedRecogniser {
    if (!this.#recogniser) throw new AppError('internal', 'no model is loaded');
    return this.#recogniser;
  }

  #hinted(): Recogniser {
    const recogniser = this.#ready();
    return withDefaults(recogniser, () => optionsFrom(this.#hints, recogniser.abilities));
  }

  async #unload(): Promise<void> {
    await this.#recogniser?.dispose();
    this.#gpu?.close();
    this.#recogniser = undefined;
    this.#gpu = undefined;
  }

  /** Rejects with `backend-unsupported`. */
  async #openGpu(backend: Backend): Promise<Gpu> {
    if (this.#runtime === 'wasm') throw new AppError('backend-unsupported', 'this build of the runtime knows no GPU');
    const half = (['encoder', 'decoder'] as const).some(
      (graph) => backend[graph] === 'webgpu' && halfDtypes.includes(backend.precision[graph]),
    );
    return openGpu({ half });
  }
}

/** Recognition without a check, because the person asked for the text that the speech gate withheld. */
async function unchecked(recogniser: Recogniser, samples: Float32Array): Promise<Checked | null> {
  const result = await recogniser.recognise(samples, { isFinal: true, times: true });
  return result && accepted(result);
}
