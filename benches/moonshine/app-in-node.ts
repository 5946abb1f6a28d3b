/** The app's file path in Node: its own transcription of samples, with the listening thread and the engine in this thread. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FoundWindow } from '../../src/app/files/found-windows.ts';
import { type RecognitionThreads, readerOf, transcribeSound } from '../../src/app/files/transcribe-sound.ts';
import type { Metrics } from '../../src/protocol/metrics.ts';
import type { ModelFiles } from '../../src/protocol/model.ts';
import { Engine } from '../../src/speech/engine/engine.ts';
import { ListenThread } from '../../src/speech/listening/listen-thread.ts';
import { runtimeInNode } from '../../src/speech/testing/runtime-in-node.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { bytesOf, detectorBytes, onProcessor } from '../whisper/shared-models.ts';

const folder = fileURLToPath(
  new URL('../../node_modules/@moonshine-ai/moonshine-js/dist/model/tiny/quantized', import.meta.url),
);

/** The embedded model, from its package. */
export async function moonshineFiles(): Promise<ModelFiles> {
  const { default: tokenizer } = await import('llama-tokenizer-js');
  return {
    id: 'moonshine-tiny',
    family: 'moonshine',
    precision: { encoder: 'q8', decoder: 'q8' },
    encoder: { onnx: bytesOf(join(folder, 'encoder_model.onnx')), data: [] },
    decoder: { onnx: bytesOf(join(folder, 'decoder_model_merged.onnx')), data: [] },
    texts: { 'vocabulary.txt': tokenizer.vocabById.join('\n') },
  };
}

const unmeasured: Metrics = { ...silentMeter, snapshot: () => ({ histograms: {}, tallies: {} }) as never };

/** Both threads with a model loaded. */
export async function appInNode(
  files: ModelFiles,
  backend = onProcessor(files.precision.encoder),
): Promise<RecognitionThreads> {
  const runtime = await runtimeInNode(backend.threads);
  const engine = new Engine(unmeasured);
  await engine.start(runtime);
  const listen = new ListenThread(unmeasured);
  await listen.start(detectorBytes());
  const info = await engine.load(files, backend, () => {});
  return {
    listen: { call: async (use) => use(listen as never) },
    engine: { call: async (use) => use(engine as never) },
    ready: async () => info,
  };
}

export type HeardWindow = Pick<FoundWindow, 'start' | 'end' | 'doubt'>;

/** The text of a file, and the windows in which it was recognised, in samples at 16 kHz. */
export async function heardAsFile(
  threads: RecognitionThreads,
  samples: Float32Array<ArrayBuffer>,
): Promise<{ text: string; windows: HeardWindow[] }> {
  const windows: HeardWindow[] = [];
  const { segments } = await transcribeSound(threads, readerOf(samples), {
    sensitivity: 'normal',
    onFound: (piece) => windows.push(...piece.windows.map(({ start, end, doubt }) => ({ start, end, doubt }))),
  });
  return { text: segments.map(({ text }) => text).join(' '), windows };
}
