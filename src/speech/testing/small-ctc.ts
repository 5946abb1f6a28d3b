/**
 * A small CTC model with the files of a hub, made for tests: it hears every symbol as a level of sound. One convolution over 20 ms gives the
 * distance of the mean level to that of each symbol. Its tokenizer is wav2vec2's: capital letters, with a bar between words.
 */

import { speechRate } from '../../core/resampler.ts';
import { elements, field, integers, littleEndian, modelBytes, nodeBytes, tensor, value } from './quantised-model.ts';

const markers = ['<pad>', '<s>', '</s>', '<unk>'];
const gap = '|';
const symbols = [...markers, gap, ..."ETAONIHSRDLUMWCFGYPBVK'XJQZ"];

const frame = 0.02 * speechRate;
/** Scores fall with the square of the distance, by this. */
const sharpness = 20_000;
const levelOf = (symbol: number): number => (symbol * 0.9) / symbols.length;

/** From input_values [1, samples] to logits [1, frames, symbols]. */
export function smallCtcGraph(): Uint8Array<ArrayBuffer> {
  const kernels = symbols.flatMap((_, symbol) =>
    Array.from({ length: frame }, () => (2 * sharpness * levelOf(symbol)) / frame),
  );
  const biases = symbols.map((_, symbol) => -sharpness * levelOf(symbol) ** 2);
  return modelBytes(
    nodeBytes('Unsqueeze', ['input_values', 'middle'], ['sound']),
    nodeBytes('Conv', ['sound', 'kernels', 'biases'], ['distances'], integers('strides', [frame])),
    nodeBytes('Transpose', ['distances'], ['logits'], integers('perm', [0, 2, 1])),
    field(2, 'ctc'),
    field(5, tensor('middle', [1], elements.int64, [1, 0, 0, 0, 0, 0, 0, 0])),
    field(5, tensor('kernels', [symbols.length, 1, frame], elements.float, littleEndian(kernels))),
    field(5, tensor('biases', [symbols.length], elements.float, littleEndian(biases))),
    value(11, 'input_values', elements.float, ['batch', 'samples']),
    value(12, 'logits', elements.float, ['batch', 'frames', symbols.length]),
  );
}

/** The text files beside the graph, as transformers exports them. */
export function smallCtcTexts(): Record<string, string> {
  const special = markers.map((content, id) => ({ id, content, special: true }));
  const texts = {
    'config.json': { architectures: ['Wav2Vec2ForCTC'], model_type: 'wav2vec2', pad_token_id: 0 },
    'preprocessor_config.json': {
      feature_extractor_type: 'Wav2Vec2FeatureExtractor',
      do_normalize: false,
      return_attention_mask: false,
      sampling_rate: speechRate,
    },
    'tokenizer_config.json': {
      tokenizer_class: 'Wav2Vec2CTCTokenizer',
      pad_token: '<pad>',
      unk_token: '<unk>',
      word_delimiter_token: gap,
    },
    'tokenizer.json': {
      version: '1.0',
      added_tokens: special,
      normalizer: null,
      pre_tokenizer: { type: 'Split', pattern: { Regex: '' }, behavior: 'Isolated', invert: false },
      post_processor: null,
      decoder: { type: 'CTC', pad_token: '<pad>', word_delimiter_token: gap, cleanup: true },
      model: { vocab: Object.fromEntries(symbols.map((piece, id) => [piece, id])) },
    },
  };
  return Object.fromEntries(Object.entries(texts).map(([path, content]) => [path, JSON.stringify(content)]));
}

/** The sound of a text: two frames a symbol, and one of the blank behind each. 16 kHz samples. */
export function soundOf(text: string): Float32Array<ArrayBuffer> {
  const levels = [...text.toUpperCase().replaceAll(' ', gap)].flatMap((letter) => {
    const level = levelOf(symbols.indexOf(letter));
    return [level, level, 0];
  });
  return Float32Array.from({ length: levels.length * frame }, (_, at) => levels[Math.floor(at / frame)]!);
}
