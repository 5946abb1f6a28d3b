/**
 * The small models in the precisions that a GPU computes in. Nobody publishes all of them: they are made of the files that there are, in
 * the layouts that the hub's own tools write. Real weights are read as they lie, where somebody has converted them.
 */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tokenizer from 'llama-tokenizer-js';
import { type Dtype, dtypeSuffixes, type Graph, type ModelFiles, type Precision } from '../../src/protocol/model.ts';
import { inLayout } from '../../src/speech/testing/weight-layouts.ts';
import { nano, parakeetFiles } from '../parakeet/parakeet-graphs.ts';
import { bytesOf, hasSharedModels, hub, shapeMaker, whisperFiles } from '../whisper/shared-models.ts';

/** Those whose words are known. */
export const smallModels = ['whisper-nano', 'parakeet-nano'] as const;

/** Real weights in the precisions that were made of them (../shared/models/real/convert.py). */
export const convertedModels = ['real/whisper-tiny.en', 'real/whisper-base', 'real/whisper-small'] as const;

/** A shape has the size of the model and weights of noise. */
export type ModelName =
  | (typeof smallModels)[number]
  | (typeof convertedModels)[number]
  | 'whisper-tiny.en'
  | 'moonshine-tiny'
  | 'whisper-tiny shape'
  | 'whisper-base shape';

/** The model that comes with the app is always there; the others lie beside the repository. */
export function isThere(name: ModelName, { encoder, decoder }: Precision = inFull): boolean {
  if (name === 'moonshine-tiny') return true;
  if (!hasSharedModels) return false;
  if (!isConverted(name)) return existsSync(places[name]);
  const graphs = [`encoder_model${dtypeSuffixes[encoder]}`, `decoder_model_merged${dtypeSuffixes[decoder]}`];
  return graphs.every((graph) => existsSync(join(hub, name, 'onnx', `${graph}.onnx`)));
}

const inFull: Precision = { encoder: 'fp32', decoder: 'fp32' };
const realWhisper = 'real/whisper-tiny.en';

type Converted = (typeof convertedModels)[number];
const isConverted = (name: ModelName): name is Converted => convertedModels.some((each) => each === name);

const places: Readonly<Record<Exclude<ModelName, 'moonshine-tiny' | Converted>, string>> = {
  'whisper-nano': join(hub, 'nano/whisper-nano'),
  'parakeet-nano': nano,
  'whisper-tiny.en': join(hub, realWhisper),
  'whisper-tiny shape': shapeMaker,
  'whisper-base shape': shapeMaker,
};

const sources: Readonly<Record<Exclude<ModelName, Converted>, () => ModelFiles>> = {
  'whisper-nano': () => whisperFiles('nano/whisper-nano', { precision: inFull }),
  'whisper-tiny.en': () => whisperFiles(realWhisper, { precision: { encoder: 'q8', decoder: 'q8' } }),
  'parakeet-nano': () => parakeetFiles(nano, 'fp32'),
  'moonshine-tiny': embedded,
  'whisper-tiny shape': () => shape('whisper-tiny'),
  'whisper-base shape': () => shape('whisper-base'),
};

/** The files of a model in these precisions. */
export function modelIn(name: ModelName, precision: Precision): ModelFiles {
  if (isConverted(name)) return whisperFiles(name, { precision });
  const files = sources[name]();
  const made = ({ onnx }: Graph, dtype: Dtype): Graph => ({
    onnx: inLayout(new Uint8Array(onnx), dtype).buffer,
    data: [],
  });
  return {
    ...files,
    precision,
    encoder: made(files.encoder, precision.encoder),
    decoder: made(files.decoder, precision.decoder),
  };
}

function embedded(): ModelFiles {
  const folder = new URL('../../node_modules/@moonshine-ai/moonshine-js/dist/model/tiny/quantized/', import.meta.url);
  const graph = (name: string) => ({ onnx: bytesOf(fileURLToPath(new URL(`${name}.onnx`, folder))), data: [] });
  return {
    id: 'moonshine-tiny',
    family: 'moonshine',
    precision: { encoder: 'q8', decoder: 'q8' },
    encoder: graph('encoder_model'),
    decoder: graph('decoder_model_merged'),
    texts: { 'vocabulary.txt': tokenizer.vocabById.join('\n') },
  };
}

/** The files of a small model that `modelIn` reads. */
export function smallFilesOf(name: (typeof smallModels)[number]): string[] {
  const files = {
    'whisper-nano': [
      ...['config.json', 'generation_config.json', 'preprocessor_config.json', 'tokenizer.json'],
      ...['onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx'],
    ],
    'parakeet-nano': ['config.json', 'vocab.txt', 'encoder-model.onnx', 'decoder_joint-model.onnx'],
  };
  return files[name].map((file) => join(places[name], file));
}

/** Made on the spot, because such a model is large and its maker small. */
function shape(name: string): ModelFiles {
  const made = join(process.cwd(), 'made');
  if (!existsSync(join(made, name, 'tokenizer.json'))) {
    execFileSync(process.execPath, [shapeMaker, made, name], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return whisperFiles(name, { precision: inFull }, join(made, name));
}
