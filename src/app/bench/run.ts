/** One run of the benchmark: the suites in random order, each with its figures, and the resulting report. */

import { transfer } from 'comlink';
import { suiteNames } from '../../../benches/report/measures.ts';
import { measurementOf } from '../../../benches/report/report.ts';
import { driftOf } from '../../../benches/statistics/statistics.ts';
import { throwIfCancelled } from '../../core/cancel.ts';
import { AppError } from '../../core/errors.ts';
import { seeded, shuffled } from '../../core/random.ts';
import { loadVoiceDetector } from '../../models/embedded.ts';
import { loadAsset } from '../../platform/asset-cache.ts';
import type {
  BenchApi,
  BenchOrder,
  BenchReport,
  BenchStep,
  Flag,
  Measurement,
  SuiteName,
} from '../../protocol/bench.ts';
import { superviseThread, type Thread } from '../thread-supervisor.ts';
import { measureAccuracy } from './accuracy-suite.ts';
import { readClips } from './clips.ts';
import { reportOf } from './finished-report.ts';
import { lengths } from './lengths.ts';
import { countMemory, measureMemory } from './memory-suite.ts';
import { measureModel } from './model-suite.ts';
import { type BenchPlan, type BenchSession, passOf } from './session.ts';
import { measureSpoken } from './spoken-suite.ts';
import { watchPage } from './watch-page.ts';

/** The ratio of the arithmetic yardstick in the last third of the run to its first third above which the device counts as throttled. */
const slowedDown = 1.3;

const measuring: Readonly<Record<SuiteName, (session: BenchSession) => Promise<void>>> = {
  async micro({ bench, length, seed, loadable, info, put }) {
    const { texts } = await loadable.read(info.on);
    const measured = await bench.call((api) => api.micro({ seed, samples: length.pieceSamples, texts }));
    measured.forEach(put);
  },
  model: measureModel,
  'end-to-end': measureSpoken,
  async storage({ bench, length, loadable, info, put }) {
    const { storageSamples: samples, transcripts } = length;
    const measured = await bench.call((api) => api.storage({ transcripts, samples }));
    measured.forEach(put);
    const started = performance.now();
    const { encoder, decoder } = await loadable.read(info.on);
    const bytes = encoder.onnx.byteLength + decoder.onnx.byteLength;
    put({ id: 'storage.read-model', samples: [(1000 * bytes) / (performance.now() - started)] });
  },
  accuracy: measureAccuracy,
  memory: measureMemory,
};

/**
 * Runs the benchmark. Rejects with `cancelled`, with `recording-elsewhere`, with `asset-missing` when the recordings cannot be fetched, or
 * with the error that prevents the model from loading. A suite that fails later has no figures, and a flag in the report.
 */
export async function runBench(
  plan: BenchPlan,
  order: BenchOrder,
  onStep: (step: BenchStep) => void,
  signal: AbortSignal,
): Promise<BenchReport> {
  const letGo = await plan.holdRecorder();
  const watch = watchPage(plan.keepAwake);
  const bench = startBench(plan);
  const running: { session?: BenchSession } = {};
  try {
    const measurements: Measurement[] = [];
    const session = await openSession(plan, order, bench, measurements, signal);
    running.session = session;
    // A first pass outside the measurements, so that no suite measures work that the engine does only once.
    await passOf(session, session.clips.spoken[5].samples);
    const flags = await runSuites(session, order, onStep);
    if (watch.wasHidden()) flags.unshift('hidden');
    return await reportOf(session, order, measurements, flags);
  } finally {
    bench.handOver();
    running.session?.reference?.end();
    watch.end();
    letGo();
  }
}

function startBench(plan: BenchPlan): Thread<BenchApi> {
  return superviseThread<BenchApi>({
    name: 'benchmark',
    create: plan.createBench,
    async prepare(api) {
      const one = {
        encoder: 'wasm',
        decoder: 'wasm',
        precision: { encoder: 'q8', decoder: 'q8' },
        threads: 1,
      } as const;
      const [runtime, vad] = await Promise.all([plan.threads.runtime(one), loadVoiceDetector((url) => loadAsset(url))]);
      await api.start(runtime, transfer(vad, [vad]));
    },
  });
}

async function openSession(
  plan: BenchPlan,
  { length = 'normal', suites = suiteNames, seed = Math.floor(Math.random() * 1e6) }: BenchOrder,
  bench: Thread<BenchApi>,
  measurements: Measurement[],
  signal: AbortSignal,
): Promise<BenchSession> {
  const info = await plan.threads.ready();
  const readyMs = pageReadyMs();
  const loadable = plan.threads.slot.value.model();
  if (!loadable) throw new AppError('internal', 'the model is ready, and nobody knows which');
  const clips = await readClips(lengths[length].fileTimes);
  const random = seeded(seed);
  return {
    plan,
    length: lengths[length],
    info,
    readyMs,
    loadable,
    clips,
    seed,
    random,
    timerStep: await bench.call((api) => api.timerStep()),
    pace: [],
    bench,
    memory: suites.includes('memory') ? countMemory() : Promise.resolve(null),
    reference: null,
    signal,
    spoken: new Map(),
    step: () => throwIfCancelled(signal, 'the benchmark'),
    put(measured) {
      const measurement = measurementOf(measured);
      if (measurement) measurements.push(measurement);
    },
  };
}

/**
 * Milliseconds from navigation to the loaded model; null when a model or runtime was downloaded during this visit. Must be read before the
 * benchmark fetches anything itself.
 */
function pageReadyMs(): number | null {
  const [mark] = performance.getEntriesByName('sotto-ready');
  const wasFetched = performance.getEntriesByType('resource').some(isDownload);
  return mark && !wasFetched ? mark.startTime : null;
}

/** Whether a large file came over the network: what the browser's own cache gives transfers nothing. */
const isDownload = (resource: PerformanceEntry): boolean =>
  /\.(onnx|wasm)$/.test(resource.name) && (resource as PerformanceResourceTiming).transferSize > 0;

interface Progress {
  done: number;
  of: number;
}

async function runSuites(
  session: BenchSession,
  { suites: wanted = suiteNames }: BenchOrder,
  onStep: (step: BenchStep) => void,
): Promise<Flag[]> {
  const { seconds } = session.length;
  // The memory suite comes last: the browser's measurement takes until then.
  const isLast = (suite: SuiteName) => Number(suite === 'memory');
  const order = shuffled(wanted, session.random).sort((one, other) => isLast(one) - isLast(other));
  const progress: Progress = { done: 0, of: order.reduce((sum, suite) => sum + seconds[suite], 0) };
  const flags: Flag[] = crossOriginIsolated ? [] : ['not-isolated'];
  const { pace, bench } = session;
  pace.push(await bench.call((api) => api.pace()));
  for (const suite of order) {
    session.step = (share) => {
      throwIfCancelled(session.signal, 'the benchmark');
      const done = progress.done + share * seconds[suite];
      onStep({ suite, share: done / progress.of, seconds: progress.of - done });
    };
    session.step(0);
    try {
      await measuring[suite](session);
    } catch (error) {
      if (error instanceof AppError && error.code === 'cancelled') throw error;
      console.warn(`benchmark, ${suite}:`, error);
      flags.push('failed');
    }
    progress.done += seconds[suite];
    pace.push(await bench.call((api) => api.pace()));
  }
  if (driftOf(pace) > slowedDown) flags.push('throttled');
  return [...new Set(flags)];
}
