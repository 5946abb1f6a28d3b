/** Small real models and synthetic speech beside the repository, and the runtime to run them in Node; null where they are not. */

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readWav } from '../../commands/wav.ts';
import type { Dtype, Graph, Precision } from '../../src/protocol/engine.ts';
import { configureRuntime } from '../../src/speech/runtime.ts';
import type { WhisperFiles } from '../../src/speech/whisper/whisper.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const shared = join(root, '..', 'shared', 'models');

export const hasSharedModels = existsSync(join(shared, 'speech', 'manifest.json'));
export const hub = join(shared, 'hub');

const runtimeFolder = dirname(createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));
export const runtimePaths = {
  script: pathToFileURL(join(runtimeFolder, 'ort-wasm-simd-threaded.mjs')).href,
  wasm: join(runtimeFolder, 'ort-wasm-simd-threaded.wasm'),
};

export function startRuntime(): void {
  configureRuntime({ kind: 'wasm', scriptUrl: runtimePaths.script, wasm: bytesOf(runtimePaths.wasm), threads: 1 });
}

const suffixes: Partial<Record<Dtype, string>> = { fp32: '', q8: '_quantized', q4: '_q4' };

/** A Whisper model of the hub in the transformers layout. */
export function whisperFiles(name: string, precision: Precision): WhisperFiles {
  const folder = join(hub, name);
  const graph = (part: string, dtype: Dtype): Graph => ({
    onnx: bytesOf(join(folder, 'onnx', `${part}${suffixes[dtype]}.onnx`)),
    data: [],
  });
  const texts = ['config.json', 'generation_config.json', 'preprocessor_config.json', 'tokenizer.json'];
  return {
    precision,
    encoder: graph('encoder_model', precision.encoder),
    decoder: graph('decoder_model_merged', precision.decoder),
    texts: Object.fromEntries(texts.map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
  };
}

export interface SpokenText {
  start: number;
  end: number;
  language: string;
  text: string;
}

export interface SpeechClip {
  file: string;
  kind: 'single' | 'long' | 'switch' | 'silence';
  language: string | null;
  text: string;
  /** Sentences with their seconds. */
  segments: SpokenText[];
}

export function speechClips(kind: SpeechClip['kind']): SpeechClip[] {
  if (!hasSharedModels) return [];
  const { clips } = JSON.parse(readFileSync(join(shared, 'speech', 'manifest.json'), 'utf8')) as {
    clips: SpeechClip[];
  };
  return clips.filter((clip) => clip.kind === kind);
}

/** 16 kHz samples between -1 and 1. */
export function samplesOf({ file }: SpeechClip): Float32Array<ArrayBuffer> {
  const { samples } = readWav(readFileSync(join(shared, 'speech', file)));
  return Float32Array.from(samples, (sample) => sample / 0x8000);
}

export const detectorBytes = (): ArrayBuffer =>
  bytesOf(join(root, 'node_modules', '@ricky0123', 'vad-web', 'dist', 'silero_vad_v6.onnx'));

function bytesOf(path: string): ArrayBuffer {
  return new Uint8Array(readFileSync(path)).buffer;
}
