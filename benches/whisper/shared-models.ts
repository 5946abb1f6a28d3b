/** Small real models and synthetic speech beside the repository, for Node. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Dtype, dtypeSuffixes, type Graph, type ModelFiles } from '../../src/protocol/model.ts';
import type { Backend } from '../../src/protocol/runtime.ts';
import { readWav } from '../wav.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const shared = join(root, '..', 'shared', 'models');

export const hasSharedModels = existsSync(join(shared, 'speech', 'manifest.json'));
export const hub = join(shared, 'hub');

/** Writes models of true sizes, with weights of noise: `node SHAPE_MAKER FOLDER NAME`. */
export const shapeMaker = join(shared, 'shapes', 'make.mjs');

/** On one thread of the processor. */
export const onProcessor = (encoder: Dtype, decoder = encoder, more: Partial<Backend> = {}): Backend => ({
  encoder: 'wasm',
  decoder: 'wasm',
  precision: { encoder, decoder },
  threads: 1,
  ...more,
});

/** The files of a Whisper model in the transformers layout, of the shared hub or of another folder. */
export function whisperFiles(
  name: string,
  { precision }: Pick<Backend, 'precision'>,
  folder = join(hub, name),
): ModelFiles {
  const graph = (part: string, dtype: Dtype): Graph => ({
    onnx: bytesOf(join(folder, 'onnx', `${part}${dtypeSuffixes[dtype]}.onnx`)),
    data: [],
  });
  const texts = ['config.json', 'generation_config.json', 'preprocessor_config.json', 'tokenizer.json'];
  return {
    id: name,
    family: 'whisper',
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
  /** Signal-to-noise ratio in dB; null without noise. */
  noise_snr_db: number | null;
  text: string;
  /** Sentences with their times in seconds. */
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

export function bytesOf(path: string): ArrayBuffer {
  return new Uint8Array(readFileSync(path)).buffer;
}
