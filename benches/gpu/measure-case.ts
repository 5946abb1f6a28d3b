/** One model in one precision on the GPU, beside the same files on the processor of the same run. */

import { createMetrics } from '../../src/metrics/metrics.ts';
import type { Stage } from '../../src/protocol/metrics.ts';
import { halfDtypes, type ModelFiles, type Precision } from '../../src/protocol/model.ts';
import type { Backend, Provider } from '../../src/protocol/runtime.ts';
import type { Recognition } from '../../src/protocol/speech.ts';
import { loadRecogniser } from '../../src/speech/engine/load-recogniser.ts';
import type { ModelRecogniser } from '../../src/speech/recogniser.ts';
import { openGpu, watched } from '../../src/speech/runtime/gpu-device.ts';
import { computeOn, endWithQueue } from '../../src/speech/runtime/onnx-runtime.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import type { GpuCase } from './cases.ts';
import { type GpuMemory, gpuMemory, takeReadBack } from './gpu-traffic.ts';
import { modelIn } from './model-files.ts';

export interface CaseResult {
  family: ModelFiles['family'];
  model: string;
  precision: Precision;
  /** Where the decoder ran; the encoder was on the GPU. */
  decoder: Provider;
  /** Of a final pass. */
  text: string;
  /** Passes for a text that may change and for a final one have the tokens of the processor. */
  isEqual: boolean;
  /** The stages are those of a pass in which each waits for the GPU. */
  ms: { load: number; first: number; pass: number; stages: Partial<Record<Stage, number>> };
  /** Of one pass, when its shaders are there. */
  readBackBytes: number;
  /** No scores came back; null where the decoder wants the sound on the processor. */
  readsTokensOnly: boolean | null;
  memory: { runs: number; before: GpuMemory; after: GpuMemory };
  /** Buffers are left over after the runs. */
  hasGrown: boolean;
}

/** Beside the opening and the end. Some graphs count their places in the text on the processor; the scores of the smallest model are twenty times as many. */
const mostBytesAToken = 512;

/** `speech` is 16 kHz samples of English; it is recognised `runs` times after the first. */
export async function measureCase(
  { model, ...precision }: GpuCase,
  speech: Float32Array,
  runs: number,
): Promise<CaseResult> {
  const files = modelIn(model, precision);
  const backend = (encoder: Provider, decoder: Provider): Backend => ({ encoder, decoder, precision, threads: 1 });
  const expected = await onProcessor(await loadRecogniser(files, backend('wasm', 'wasm'), silentMeter), speech);
  const decoder = decoderOn(precision);
  const gpu = await openGpu({ half: isHalf(precision) });
  computeOn(gpu.device);
  const metrics = createMetrics('engine');
  try {
    const loading = performance.now();
    const recogniser = await watched(gpu, () => loadRecogniser(files, backend('webgpu', decoder), metrics));
    const loaded = performance.now();
    const partial = await watched(gpu, () => pass(recogniser, speech));
    const first = performance.now() - loaded;
    const final = await watched(gpu, () => pass(recogniser, speech, true));
    const last = await timed(() => watched(gpu, () => pass(recogniser, unheard(speech, 0))), metrics);
    endWithQueue(true);
    const { stages } = await timed(() => watched(gpu, () => pass(recogniser, unheard(speech, 1))), metrics);
    endWithQueue(false);
    // What is remembered of the last stretches of audio is as much as ever.
    if (runs > 0) await pass(recogniser, unheard(speech, 2));
    const before = gpuMemory();
    for (let run = 3; run < runs + 3; run++) await pass(recogniser, unheard(speech, run));
    gpu.check();
    const after = gpuMemory();
    await recogniser.dispose();
    return {
      family: files.family,
      model,
      precision,
      decoder,
      text: final.text,
      isEqual: tokensOf(partial, final) === expected,
      ms: { load: loaded - loading, first, pass: last.ms, stages },
      readBackBytes: last.readBackBytes,
      readsTokensOnly: decoder === 'wasm' ? null : last.readBackBytes <= mostBytesAToken * (last.tokens + 2),
      memory: { runs, before, after },
      hasGrown: after.buffers > before.buffers || after.bufferBytes > before.bufferBytes,
    };
  } finally {
    endWithQueue(false);
    computeOn(undefined);
    gpu.close();
  }
}

/** Where the decoder runs: in 8 bits a joint network is one for the processor. */
export const decoderOn = ({ decoder }: Precision): Provider => (decoder === 'int8' ? 'wasm' : 'webgpu');

/** Whether the adapter must compute in 16 bits. */
export const isHalf = ({ encoder, decoder }: Precision): boolean =>
  halfDtypes.includes(encoder) || halfDtypes.includes(decoder);

async function onProcessor(recogniser: ModelRecogniser, speech: Float32Array): Promise<string> {
  const tokens = tokensOf(await pass(recogniser, speech), await pass(recogniser, speech, true));
  await recogniser.dispose();
  return tokens;
}

const tokensOf = (...passes: readonly Recognition[]): string => passes.map(({ tokens }) => tokens.join()).join(' ');

/** Recognisers remember what they heard last; nobody hears this difference. */
export const unheard = (speech: Float32Array, run: number): Float32Array =>
  speech.map((sample) => sample * (1 - 1e-5 * (run + 1)));

async function pass(recogniser: ModelRecogniser, speech: Float32Array, isFinal = false): Promise<Recognition> {
  const found = await recogniser.recognise(speech, { language: recogniser.abilities.languages[0] ?? null, isFinal });
  if (!found) throw new Error('a pass was abandoned that nobody stopped');
  return found;
}

async function timed(work: () => Promise<Recognition>, metrics: ReturnType<typeof createMetrics>) {
  const sums = () =>
    new Map(Object.entries(metrics.snapshot().histograms).map(([stage, { sum }]) => [stage as Stage, sum]));
  const before = sums();
  takeReadBack();
  const started = performance.now();
  const { tokens } = await work();
  const ms = performance.now() - started;
  const stages = Object.fromEntries([...sums()].map(([stage, sum]) => [stage, sum - (before.get(stage) ?? 0)]));
  return { ms, stages, readBackBytes: takeReadBack(), tokens: tokens.length };
}
