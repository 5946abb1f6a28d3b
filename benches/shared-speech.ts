/** Small real models and synthetic speech beside the repository, and the runtime to run them in Node; they may be missing. */

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readWav } from '../commands/wav.ts';
import { startRuntime as start } from '../src/speech/runtime.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const shared = join(root, '..', 'shared', 'models');

export const hasSharedModels = existsSync(join(shared, 'speech', 'manifest.json'));
export const hub = join(shared, 'hub');

const runtimeFolder = dirname(createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));

export const startRuntime = (threads = 1): Promise<void> =>
  start({
    kind: 'wasm',
    scriptUrl: pathToFileURL(join(runtimeFolder, 'ort-wasm-simd-threaded.mjs')).href,
    wasm: bytesOf(join(runtimeFolder, 'ort-wasm-simd-threaded.wasm')),
    threads,
  });

export interface SpeechClip {
  file: string;
  kind: 'single' | 'long' | 'switch' | 'silence';
  language: string | null;
  noise_snr_db: number | null;
  text: string;
  /** Sentences with their seconds. */
  segments: { start: number; end: number; language: string; text: string }[];
}

export function speechClips(kind: SpeechClip['kind']): SpeechClip[] {
  if (!hasSharedModels) return [];
  const { clips } = JSON.parse(readFileSync(join(shared, 'speech', 'manifest.json'), 'utf8')) as {
    clips: SpeechClip[];
  };
  return clips.filter((clip) => clip.kind === kind);
}

/** 16 kHz samples between -1 and 1. */
export function samplesOf({ file }: Pick<SpeechClip, 'file'>): Float32Array<ArrayBuffer> {
  const { samples } = readWav(readFileSync(join(shared, 'speech', file)));
  return Float32Array.from(samples, (sample) => sample / 0x8000);
}

export const detectorBytes = (): ArrayBuffer =>
  bytesOf(join(root, 'node_modules', '@ricky0123', 'vad-web', 'dist', 'silero_vad_v6.onnx'));

export function bytesOf(path: string): ArrayBuffer {
  return new Uint8Array(readFileSync(path)).buffer;
}
