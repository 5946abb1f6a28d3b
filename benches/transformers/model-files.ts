/**
 * The model as a hub would serve it to transformers.js: the app's own weights under the names that the library asks for, and the
 * descriptions that the package of the weights does not have.
 */

import tokenizer from 'llama-tokenizer-js';

/** Tiny as published: six layers on either side, eight heads of 36. */
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

const markers = ['<unk>', '<s>', '</s>'];

/** Enough to turn ids into text; nothing is ever encoded, so that merges are left out. */
function tokenizerFile() {
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
      vocab: Object.fromEntries(tokenizer.vocabById.map((piece, id) => [piece, id])),
      merges: [],
    },
  };
}

const tokenizerConfig = {
  tokenizer_class: 'PreTrainedTokenizerFast',
  bos_token: '<s>',
  eos_token: '</s>',
  unk_token: '<unk>',
  clean_up_tokenization_spaces: false,
};

/** By path below the model's folder. */
export function modelDescriptions(): Record<string, object> {
  return {
    'config.json': config,
    'generation_config.json': generation,
    'preprocessor_config.json': preprocessor,
    'tokenizer.json': tokenizerFile(),
    'tokenizer_config.json': tokenizerConfig,
  };
}
