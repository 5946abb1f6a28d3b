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

/** A graph as the runtime takes it, made when the app was built. Its weights lie in the file that it was made of. */
export interface BuiltGraph {
  onnx: Uint8Array<ArrayBuffer>;
  /** Outputs that stay where they are computed. */
  stays: readonly string[];
  /** Weights that it takes as floats, one after another. */
  packed: readonly PackedFloats[];
}

/** Floats as bytes in a model's file: what each byte stands for. */
export interface PackedFloats {
  offset: number;
  count: number;
  /** 256 of them. */
  values: readonly number[];
}

/** The weights of an output layer, [tokens, width], in a model's file: of token t, scale · (bytes[t][k] − zero). */
export interface BuiltOutput {
  offset: number;
  tokens: number;
  width: number;
  scale: number;
  zero: number;
}

export interface BuiltGraphs {
  encoder: BuiltGraph;
  decoder: { audio: BuiltGraph; step: BuiltGraph; output: BuiltOutput };
}

/** A model as files in memory. */
export interface ModelFiles {
  id: string;
  family: Family;
  precision: Precision;
  encoder: Graph;
  /** Without bytes in a model that is one graph. */
  decoder: Graph;
  /** The same for the processor, of a model that comes with the app. */
  built?: BuiltGraphs;
  /** Tokenizer and configuration files, by path: `config.json`, `tokenizer.json`, `vocab.txt`. */
  texts: Readonly<Record<string, string>>;
}
