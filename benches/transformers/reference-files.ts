/**
 * A model as a hub would serve it to transformers.js: the weights that the app runs under the names that the library asks for, and the
 * descriptions that the package of the embedded model does not have. Pure.
 */

import { dtypeSuffixes, type ModelFiles } from '../../src/protocol/model.ts';

/** The configuration of Moonshine tiny as published: six layers on either side, eight heads of 36. */
const config = {
  architectures: ['MoonshineForConditionalGeneration'],
  model_type: 'moonshine',
  is_encoder_decoder: true,
  bos_token_id: 1,
  eos_token_id: 2,
  decoder_start_token_id: 1,
  hidden_size: 288,
  intermediate_size: 1152,
  encoder_num_hidden_layers: 6,
  encoder_num_attention_heads: 8,
  encoder_num_key_value_heads: 8,
  decoder_num_hidden_layers: 6,
  decoder_num_attention_heads: 8,
  decoder_num_key_value_heads: 8,
  max_position_embeddings: 194,
  partial_rotary_factor: 0.9,
  use_cache: true,
  vocab_size: 32_768,
};

const generation = { bos_token_id: 1, decoder_start_token_id: 1, eos_token_id: 2, max_length: 194 };

const preprocessor = {
  feature_extractor_type: 'MoonshineFeatureExtractor',
  processor_class: 'MoonshineProcessor',
  sampling_rate: 16_000,
};

const tokenizerConfig = {
  tokenizer_class: 'PreTrainedTokenizerFast',
  bos_token: '<s>',
  eos_token: '</s>',
  unk_token: '<unk>',
  clean_up_tokenization_spaces: false,
};

const markers = ['<unk>', '<s>', '</s>'];

/** The files by their paths below the model's folder. Null for a family without a pipeline in transformers.js. */
export function referenceFiles(model: ModelFiles): Record<string, ArrayBuffer | string> | null {
  if (model.family === 'parakeet' || model.family === 'ctc') return null;
  const graphs = [
    [model.encoder, `encoder_model${dtypeSuffixes[model.precision.encoder]}`],
    [model.decoder, `decoder_model_merged${dtypeSuffixes[model.precision.decoder]}`],
  ] as const;
  return {
    // Defaults of files that a repository may lack; its own files override them.
    ...(model.family === 'moonshine' ? moonshineTexts(model.texts['vocabulary.txt']) : {}),
    ...model.texts,
    ...Object.fromEntries(
      graphs.flatMap(([graph, name]) => [
        [`onnx/${name}.onnx`, graph.onnx],
        ...graph.data.map(({ path, bytes }) => [`onnx/${path}`, bytes]),
      ]),
    ),
  };
}

/** The text files beside the graphs of the embedded model; `vocabulary` has one piece a line. */
export function moonshineTexts(vocabulary: string | undefined): Record<string, string> {
  const texts = {
    'config.json': config,
    'generation_config.json': generation,
    'preprocessor_config.json': preprocessor,
    'tokenizer_config.json': tokenizerConfig,
    ...(vocabulary === undefined ? {} : { 'tokenizer.json': tokenizerFile(vocabulary.split('\n')) }),
  };
  return Object.fromEntries(Object.entries(texts).map(([path, content]) => [path, JSON.stringify(content)]));
}

/** A tokenizer for decoding only: it has no merges. */
function tokenizerFile(pieces: readonly string[]) {
  return {
    version: '1.0',
    added_tokens: markers.map((content, id) => ({
      id,
      content,
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    })),
    normalizer: null,
    pre_tokenizer: null,
    post_processor: null,
    decoder: {
      type: 'Sequence',
      decoders: [
        { type: 'Replace', pattern: { String: '▁' }, content: ' ' },
        { type: 'ByteFallback' },
        { type: 'Fuse' },
        { type: 'Strip', content: ' ', start: 1, stop: 0 },
      ],
    },
    model: {
      type: 'BPE',
      unk_token: '<unk>',
      byte_fallback: true,
      vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])),
      merges: [],
    },
  };
}
