/**
 * The small models in the precisions that a GPU computes in. Nobody publishes all of them: they are made of the files that there are, in
 * the layouts that the hub's own tools write.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tokenizer from 'llama-tokenizer-js';
import type { Dtype, Graph, ModelFiles, Precision } from '../../src/protocol/model.ts';
import { inLayout } from '../../src/speech/testing/weight-layouts.ts';
import { nano, parakeetFiles } from '../parakeet/parakeet-graphs.ts';
import { bytesOf, hasSharedModels, hub, whisperFiles } from '../whisper/shared-models.ts';

export type ModelName = 'whisper-nano' | 'whisper-tiny.en' | 'parakeet-nano' | 'moonshine-tiny';

/** The model that comes with the app is always there; the others lie beside the repository. */
export const isThere = (name: ModelName): boolean =>
  name === 'moonshine-tiny' || (hasSharedModels && (name !== 'whisper-tiny.en' || existsSync(join(hub, realWhisper))));

const realWhisper = 'real/whisper-tiny.en';

const sources: Readonly<Record<ModelName, () => ModelFiles>> = {
  'whisper-nano': () => whisperFiles('nano/whisper-nano', { precision: { encoder: 'fp32', decoder: 'fp32' } }),
  'whisper-tiny.en': () => whisperFiles(realWhisper, { precision: { encoder: 'q8', decoder: 'q8' } }),
  'parakeet-nano': () => parakeetFiles(nano, 'fp32'),
  'moonshine-tiny': embedded,
};

/** The files of a model in these precisions. */
export function modelIn(name: ModelName, precision: Precision): ModelFiles {
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
