/** A model as files in memory: its family, what its weights are kept in, and its graphs. Types and constants only. */

export type Family = 'moonshine' | 'whisper' | 'parakeet';

/** What a graph's weights are kept in, by the names of the transformers layout. */
export type Dtype = 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4';

/**
 * How the file of a graph ends in the transformers layout, before `.onnx`:
 * https://github.com/huggingface/transformers.js/blob/main/packages/transformers/src/utils/dtypes.js
 */
export const dtypeSuffixes: Readonly<Record<Dtype, string>> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
};

/** They compute with 16-bit floats, which a GPU may lack. */
export const halfDtypes: readonly Dtype[] = ['fp16', 'q4f16'];

export interface Precision {
  encoder: Dtype;
  decoder: Dtype;
}

export interface Graph {
  onnx: ArrayBuffer;
  /** Weights beside the graph, by the names that it knows them by. */
  data: readonly { path: string; bytes: ArrayBuffer }[];
}

/** A model as files in memory. */
export interface ModelFiles {
  id: string;
  family: Family;
  precision: Precision;
  encoder: Graph;
  decoder: Graph;
  /** The small files, by their paths: `config.json`, `tokenizer.json`, `vocab.txt`. */
  texts: Readonly<Record<string, string>>;
}
