/** A model as files in memory: its family, what its weights are kept in, and its graphs. Types and constants only. */

/** `ctc` is every model that is one graph with the outputs of connectionist temporal classification: wav2vec2, HuBERT and others. */
export type Family = 'moonshine' | 'whisper' | 'parakeet' | 'ctc';

/** The element type of a graph's weights, by the names of the transformers layout. */
export type Dtype = 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4';

/**
 * The suffix of a graph's file in the transformers layout, before `.onnx`:
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

/** Types that compute in half precision, which a GPU may lack. */
export const halfDtypes: readonly Dtype[] = ['fp16', 'q4f16'];

export interface Precision {
  encoder: Dtype;
  decoder: Dtype;
}

export interface Graph {
  onnx: ArrayBuffer;
  /** External weights, by the paths under which the graph refers to them. */
  data: readonly { path: string; bytes: ArrayBuffer }[];
}

/** A model as files in memory. */
export interface ModelFiles {
  id: string;
  family: Family;
  precision: Precision;
  encoder: Graph;
  /** Without bytes in a model that is one graph. */
  decoder: Graph;
  /** Tokenizer and configuration files, by path: `config.json`, `tokenizer.json`, `vocab.txt`. */
  texts: Readonly<Record<string, string>>;
}
