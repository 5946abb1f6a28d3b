/**
 * Detects the model in a list of files: its family, its languages, and every available pair of graphs. Pure. The layouts are those of the
 * transformers exports of Whisper, Moonshine and CTC models, and of the onnx-asr export of Parakeet.
 */

import { AppError } from '../../core/errors.ts';
import type { Family, Precision } from '../../protocol/model.ts';
import { findGraphs, type GraphPaths, type Graphs, graphPath, type ListedFile } from './graph-files.ts';
import { nearestPrecision, precisionPairs } from './graph-pairs.ts';
import { languagesOf } from './model-languages.ts';

/** A pair of graphs with all files that it needs. */
export interface LayoutChoice {
  precision: Precision;
  encoder: GraphPaths;
  /** Null in a model that is one graph. */
  decoder: GraphPaths | null;
  texts: readonly string[];
  bytes: number;
}

export interface Layout {
  family: Family;
  /** BCP 47 tags; empty when the files do not tell. */
  languages: readonly string[];
  /** The processor's pair first, then those for the GPU. */
  choices: readonly LayoutChoice[];
}

/** The files whose content is needed to detect a layout. */
export const decidingTexts: readonly string[] = ['config.json', 'generation_config.json'];

interface Shape {
  encoder: string;
  decoder: string | null;
  texts: readonly string[];
  optionalTexts: readonly string[];
}

const shapes: Record<Family, Shape> = {
  whisper: {
    encoder: 'encoder_model',
    decoder: 'decoder_model_merged',
    texts: ['config.json', 'generation_config.json', 'preprocessor_config.json', 'tokenizer.json'],
    optionalTexts: ['tokenizer_config.json'],
  },
  moonshine: {
    encoder: 'encoder_model',
    decoder: 'decoder_model_merged',
    texts: ['tokenizer.json'],
    optionalTexts: ['config.json', 'generation_config.json', 'preprocessor_config.json', 'tokenizer_config.json'],
  },
  parakeet: {
    encoder: 'encoder-model',
    decoder: 'decoder_joint-model',
    texts: ['config.json', 'vocab.txt'],
    optionalTexts: [],
  },
  ctc: {
    encoder: 'model',
    decoder: null,
    texts: ['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'],
    optionalTexts: ['processor_config.json'],
  },
};

const modelTypes: Readonly<Record<string, Family>> = {
  whisper: 'whisper',
  moonshine: 'moonshine',
  'nemo-conformer-tdt': 'parakeet',
};

/** The names that transformers gives to models with such outputs: Wav2Vec2ForCTC, HubertForCTC, ParakeetForCTC. */
const ctcArchitecture = /ForCTC$/;

/** Graphs that tell the family, in any precision, where config.json is missing. */
const telltaleGraphs = ['onnx/encoder_model.onnx', 'encoder-model.onnx'];

/**
 * Detects the layout. `name` is the name of the repository or folder, `texts` the content of the deciding files that exist. Throws
 * `model-unknown`, whose details name what was looked for, or `model-incomplete` with the missing paths.
 */
export function detectLayout(
  name: string,
  files: readonly ListedFile[],
  texts: Readonly<Record<string, string>>,
): Layout {
  const family = familyOf(name, texts['config.json'], files);
  const shape = shapes[family];
  const encoders = findGraphs(files, family, shape.encoder);
  const decoders = shape.decoder === null ? encoders : findGraphs(files, family, shape.decoder);
  const pairs = precisionPairs(family, encoders, decoders);
  const small = smallFiles(shape, files);
  const missing = [...(pairs.length > 0 ? [] : missingGraphs(family, encoders, decoders)), ...small.missing];
  if (missing.length > 0) {
    throw new AppError('model-incomplete', `${name} lacks ${missing.join(', ')}`, { details: missing });
  }
  const sizes = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return {
    family,
    languages: languagesOf(family, name, parseObject(texts['generation_config.json'])),
    choices: pairs.map((precision) => {
      const encoder = encoders.get(precision.encoder)!;
      const decoder = shape.decoder === null ? null : decoders.get(precision.decoder)!;
      const choice = { precision, encoder, decoder, texts: small.paths };
      return { ...choice, bytes: pathsOf(choice).reduce((sum, path) => sum + sizes.get(path)!, 0) };
    }),
  };
}

/** Every file of a choice: the small text files first, then the graphs with their weights. */
export function pathsOf({ encoder, decoder, texts }: Pick<LayoutChoice, 'encoder' | 'decoder' | 'texts'>): string[] {
  return [...texts, ...[encoder, decoder].flatMap((graph) => (graph ? [graph.onnx, ...graph.data] : []))];
}

function familyOf(name: string, configText: string | undefined, files: readonly ListedFile[]): Family {
  const config = parseObject(configText);
  const modelType = config?.model_type;
  const family = typeof modelType === 'string' && Object.hasOwn(modelTypes, modelType) ? modelTypes[modelType] : null;
  if (family) return family;
  if (isCtc(config?.architectures)) return 'ctc';
  const has = (pattern: RegExp) => files.some(({ path }) => pattern.test(path));
  if (modelType === undefined) {
    if (has(/^encoder-model(\.\w+)?\.onnx$/)) return 'parakeet';
    if (has(/^(onnx\/)?encoder_model(_\w+)?\.onnx$/)) {
      // Moonshine is also published bare, as two graphs and a tokenizer. A folder with other configuration files has merely lost
      // config.json.
      if (!has(/^(generation|preprocessor)_config\.json$/)) return 'moonshine';
      throw new AppError('model-incomplete', `${name} lacks config.json`, { details: ['config.json'] });
    }
  }
  const found = typeof modelType === 'string' ? `model_type "${modelType.slice(0, 40)}"` : 'no model_type';
  const known = Object.keys(modelTypes).map((type) => `config.json: model_type "${type}"`);
  const details = [...known, 'config.json: architectures "…ForCTC"', ...telltaleGraphs];
  throw new AppError('model-unknown', `${name}: ${found}; looked for ${details.join(', ')}`, { details });
}

const isCtc = (architectures: unknown): boolean =>
  Array.isArray(architectures) && architectures.some((name) => typeof name === 'string' && ctcArchitecture.test(name));

/** The text files of a layout: at the top of the repository, or beside the graphs in a bare layout. */
function smallFiles({ texts, optionalTexts }: Shape, files: readonly ListedFile[]) {
  const known = new Set(files.map(({ path }) => path));
  const found = (text: string) => [text, `onnx/${text}`].find((path) => known.has(path));
  return {
    paths: [...texts, ...optionalTexts].map(found).filter((path) => path !== undefined),
    missing: texts.filter((text) => found(text) === undefined),
  };
}

function missingGraphs(family: Family, encoders: Graphs, decoders: Graphs): string[] {
  const dtype = nearestPrecision(family, encoders, decoders);
  const { encoder, decoder } = shapes[family];
  return [
    encoders.has(dtype) ? undefined : graphPath(family, encoder, dtype),
    decoder === null || decoders.has(dtype) ? undefined : graphPath(family, decoder, dtype),
  ].filter((path) => path !== undefined);
}

/** The object in a JSON text; null for anything else, because files of a hub or a folder are not to be trusted. */
function parseObject(text: string | undefined): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
