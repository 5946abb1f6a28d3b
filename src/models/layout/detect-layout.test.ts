import { describe, expect, test } from 'vitest';
import type { AppError } from '../../core/errors.ts';
import { detectLayout, type Layout, pathsOf } from './detect-layout.ts';

const sized = (paths: readonly string[], bytes = 10) => paths.map((path) => ({ path, bytes }));
const config = (model_type: string) => ({ 'config.json': JSON.stringify({ model_type }) });
const pairs = ({ choices }: Layout) => choices.map(({ precision }) => `${precision.encoder}/${precision.decoder}`);

function failure(work: () => unknown): Pick<AppError, 'code' | 'details'> {
  try {
    work();
  } catch (error) {
    const { code, details } = error as AppError;
    return { code, details };
  }
  throw new Error('it did not fail');
}

const whisperTexts = ['config.json', 'generation_config.json', 'preprocessor_config.json', 'tokenizer.json'];
const whisper = [
  ...whisperTexts,
  'README.md',
  'vocab.json',
  ...['', '_fp16', '_quantized', '_int8', '_uint8', '_q4', '_q4f16', '_bnb4'].flatMap((suffix) => [
    `onnx/encoder_model${suffix}.onnx`,
    `onnx/decoder_model_merged${suffix}.onnx`,
    `onnx/decoder_model${suffix}.onnx`,
  ]),
];

describe('Whisper', () => {
  test('has the pair of the processor first, and for the GPU no weights of eight bits', () => {
    const layout = detectLayout('whisper-base', sized(whisper), config('whisper'));
    expect(layout.family).toBe('whisper');
    expect(pairs(layout)).toEqual(['q8/q8', 'fp16/q4', 'fp16/fp16', 'fp16/fp32', 'fp32/q4', 'fp32/fp16', 'fp32/fp32']);
  });

  test('needs its two graphs and its texts, and takes what is useful beside them', () => {
    const files = sized([...whisper, 'tokenizer_config.json']);
    const [choice] = detectLayout('whisper-base', files, config('whisper')).choices;
    expect(pathsOf(choice!)).toEqual([
      ...whisperTexts,
      'tokenizer_config.json',
      'onnx/encoder_model_quantized.onnx',
      'onnx/decoder_model_merged_quantized.onnx',
    ]);
    expect(choice!.bytes).toBe(70);
  });

  test('counts weights beside a graph to it, and none of its neighbours', () => {
    const files = sized([
      ...whisperTexts,
      'onnx/encoder_model.onnx',
      'onnx/encoder_model.onnx_data_10',
      'onnx/encoder_model.onnx_data',
      'onnx/encoder_model.onnx_data_2',
      'onnx/encoder_model.onnx.data.001',
      'onnx/encoder_model_fp16.onnx_data',
      'onnx/encoder_model.onnx_data.md',
      'onnx/decoder_model_merged.onnx',
    ]);
    const [choice] = detectLayout('whisper-large', files, config('whisper')).choices;
    expect(choice!.encoder.data).toEqual([
      'onnx/encoder_model.onnx_data',
      'onnx/encoder_model.onnx.data.001',
      'onnx/encoder_model.onnx_data_2',
      'onnx/encoder_model.onnx_data_10',
    ]);
  });

  test.each([
    [['_int8', '_uint8', ''], 'int8/int8'],
    [['_uint8', ''], 'uint8/uint8'],
    [['', '_q4'], 'fp32/fp32'],
  ])('with %j the processor takes %s', (suffixes, first) => {
    const graphs = suffixes.flatMap((s) => [`onnx/encoder_model${s}.onnx`, `onnx/decoder_model_merged${s}.onnx`]);
    expect(pairs(detectLayout('w', sized([...whisperTexts, ...graphs]), config('whisper')))[0]).toBe(first);
  });

  test('is had with two precisions where no pair is alike', () => {
    const graphs = ['onnx/encoder_model.onnx', 'onnx/decoder_model_merged_quantized.onnx'];
    expect(pairs(detectLayout('w', sized([...whisperTexts, ...graphs]), config('whisper')))).toEqual(['fp32/q8']);
  });

  test('with weights for the GPU alone has no pair for the processor', () => {
    const graphs = ['onnx/encoder_model_fp16.onnx', 'onnx/decoder_model_merged_q4.onnx'];
    expect(pairs(detectLayout('w', sized([...whisperTexts, ...graphs]), config('whisper')))).toEqual(['fp16/q4']);
  });

  test('leaves out graphs that no browser can hold', () => {
    const files = whisper.map((path) => ({ path, bytes: path === 'onnx/encoder_model.onnx' ? 2 ** 31 : 10 }));
    expect(pairs(detectLayout('w', files, config('whisper')))).toEqual(['q8/q8', 'fp16/q4', 'fp16/fp16', 'fp16/fp32']);
  });

  test.each([
    [{ lang_to_id: { '<|en|>': 1, '<|de|>': 2, '<|yue|>': 3, odd: 4 } }, 'whisper-base', ['en', 'de', 'yue']],
    [{ is_multilingual: false }, 'whisper-base', ['en']],
    [{}, 'whisper-base.en', ['en']],
    [{}, 'whisper-base', []],
    [[], 'whisper-base', []],
  ])('with %j and the name %s knows %j', (generation, name, languages) => {
    const texts = { ...config('whisper'), 'generation_config.json': JSON.stringify(generation) };
    expect(detectLayout(name, sized(whisper), texts).languages).toEqual(languages);
  });

  test('that is incomplete is told by exactly what is missing', () => {
    const files = sized(['config.json', 'tokenizer.json', 'onnx/encoder_model_int8.onnx']);
    expect(failure(() => detectLayout('w', files, config('whisper')))).toEqual({
      code: 'model-incomplete',
      details: ['onnx/decoder_model_merged_int8.onnx', 'generation_config.json', 'preprocessor_config.json'],
    });
  });

  test('without its description is not taken for Moonshine', () => {
    const files = sized(whisper.filter((path) => path !== 'config.json'));
    expect(failure(() => detectLayout('w', files, {})).details).toEqual(['config.json']);
  });

  test('without any graph is told to lack the smallest pair', () => {
    expect(failure(() => detectLayout('w', sized(whisperTexts), config('whisper'))).details).toEqual([
      'onnx/encoder_model_quantized.onnx',
      'onnx/decoder_model_merged_quantized.onnx',
    ]);
  });
});

describe('Moonshine', () => {
  const graphs = ['onnx/encoder_model_quantized.onnx', 'onnx/decoder_model_merged_quantized.onnx'];

  test('is told by its description, and needs nothing but a tokenizer beside its graphs', () => {
    const layout = detectLayout('moonshine-base-ONNX', sized(['tokenizer.json', ...graphs]), config('moonshine'));
    expect([layout.family, pairs(layout)]).toEqual(['moonshine', ['q8/q8']]);
  });

  test.each([
    ['at the top', ['encoder_model.onnx', 'decoder_model_merged.onnx', 'tokenizer.json']],
    ['all in one folder', ['onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx', 'onnx/tokenizer.json']],
  ])('is known bare, %s', (_where, paths) => {
    const layout = detectLayout('tiny', sized(paths), {});
    expect(layout.family).toBe('moonshine');
    expect(new Set(pathsOf(layout.choices[0]!))).toEqual(new Set(paths));
  });

  test.each([
    ['moonshine-tiny-ONNX', 'en'],
    ['moonshine-base', 'en'],
    ['moonshine-tiny-ja-ONNX', 'ja'],
    ['moonshine-base-uk', 'uk'],
  ])('%s speaks %s', (name, language) => {
    const files = sized(['tokenizer.json', ...graphs]);
    expect(detectLayout(name, files, config('moonshine')).languages).toEqual([language]);
  });
});

describe('Parakeet', () => {
  const texts = ['config.json', 'vocab.txt'];

  test('keeps its joint network on the processor, also beside an encoder on the GPU', () => {
    const graphs = ['', '.int8', '.fp16'].flatMap((s) => [`encoder-model${s}.onnx`, `decoder_joint-model${s}.onnx`]);
    const files = sized([...texts, 'nemo128.onnx', ...graphs]);
    const layout = detectLayout('parakeet-tdt-0.6b-v2-onnx', files, config('nemo-conformer-tdt'));
    expect(pairs(layout)).toEqual(['int8/int8', 'fp16/int8', 'fp16/fp32', 'fp32/int8', 'fp32/fp32']);
    expect(pathsOf(layout.choices[0]!)).toEqual([...texts, 'encoder-model.int8.onnx', 'decoder_joint-model.int8.onnx']);
  });

  test('knows 25 languages in its third version, English in its second, and else does not tell', () => {
    const files = sized([...texts, 'encoder-model.onnx', 'encoder-model.onnx.data', 'decoder_joint-model.onnx']);
    const languages = (name: string) => detectLayout(name, files, {}).languages;
    expect(languages('parakeet-tdt-0.6b-v3-onnx')).toHaveLength(25);
    expect(languages('parakeet-tdt-0.6b-v2-onnx')).toEqual(['en']);
    expect(languages('parakeet-nano')).toEqual([]);
  });

  test('that is incomplete is told by exactly what is missing', () => {
    const files = sized(['encoder-model.int8.onnx', 'config.json']);
    expect(failure(() => detectLayout('p', files, config('nemo-conformer-tdt')))).toEqual({
      code: 'model-incomplete',
      details: ['decoder_joint-model.int8.onnx', 'vocab.txt'],
    });
  });
});

describe('a CTC model that no family knows', () => {
  const texts = ['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'];
  const graphs = ['onnx/model.onnx', 'onnx/model.onnx_data', 'onnx/model_fp16.onnx', 'onnx/model_quantized.onnx'];
  const told = { 'config.json': '{"model_type": "wav2vec2", "architectures": ["Wav2Vec2ForCTC"]}' };

  test('is one graph in one precision, for the processor', () => {
    const layout = detectLayout('wav2vec2-base-960h', sized([...texts, 'vocab.json', ...graphs]), told);
    expect([layout.family, layout.languages, pairs(layout)]).toEqual(['ctc', [], ['q8/q8']]);
    expect(pathsOf(layout.choices[0]!)).toEqual([...texts, 'onnx/model_quantized.onnx']);
    expect(layout.choices[0]!.bytes).toBe(50);
  });

  test('has the weights beside its graph', () => {
    const [choice] = detectLayout('hubert', sized([...texts, ...graphs.slice(0, 2)]), told).choices;
    expect(pathsOf(choice!).slice(texts.length)).toEqual(['onnx/model.onnx', 'onnx/model.onnx_data']);
  });

  test('that is incomplete is told by exactly what is missing', () => {
    expect(failure(() => detectLayout('w', sized(['config.json', 'tokenizer.json']), told))).toEqual({
      code: 'model-incomplete',
      details: ['onnx/model_quantized.onnx', 'preprocessor_config.json', 'tokenizer_config.json'],
    });
  });

  test('is of its own family where one knows it', () => {
    const config = { 'config.json': '{"model_type": "nemo-conformer-tdt", "architectures": ["ParakeetForCTC"]}' };
    const files = sized(['config.json', 'vocab.txt', 'encoder-model.onnx', 'decoder_joint-model.onnx']);
    expect(detectLayout('p', files, config).family).toBe('parakeet');
  });
});

describe('anything else', () => {
  test.each([
    ['another model', config('wav2vec2')],
    ['a name of the language itself', config('constructor')],
    ['no description', {}],
    ['a broken description', { 'config.json': '{"model_type": ' }],
    ['a list', { 'config.json': '["whisper"]' }],
    ['an odd type', { 'config.json': '{"model_type": 7}' }],
  ])('with %s is unknown, and told by what was looked for', (_case, texts) => {
    expect(failure(() => detectLayout('x', sized(['config.json', 'model.onnx']), texts))).toEqual({
      code: 'model-unknown',
      details: [
        'config.json: model_type "whisper"',
        'config.json: model_type "moonshine"',
        'config.json: model_type "nemo-conformer-tdt"',
        'config.json: architectures "…ForCTC"',
        'onnx/encoder_model.onnx',
        'encoder-model.onnx',
      ],
    });
  });

  test('does not pass for Moonshine with graphs of the same names', () => {
    const files = sized(['onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx', 'tokenizer.json']);
    expect(failure(() => detectLayout('t5', files, config('t5'))).code).toBe('model-unknown');
  });
});
