/**
 * A merged decoder with one layer and two heads of size 2, as exporters write it: an If with two whole decoders, of which the first
 * computes keys and values over the audio with a shape that depends on the text. It runs; its logits mean nothing.
 */

import {
  type Bytes,
  elements,
  field,
  graph,
  integer,
  integers,
  modelBytes,
  nodeBytes,
  product,
  productWeights,
  value,
  waves,
  wholeNumbers,
} from './quantised-model.ts';

export interface SmallDecoderOptions {
  /** Every token attends to later tokens of the same pass, as in a graph without a causal mask. */
  seesAhead?: boolean;
  /** Keys over the audio are not the plain product of a projection that is split into heads. */
  isOtherwise?: boolean;
  /** It attends to the audio and to the text as real ones do: shares that are one together. */
  hasSoftmax?: boolean;
}

/** The nodes from [batch, length, 4] to [batch, 2, length, 2]; `dims` names the shape. */
const split = (from: string, to: string, dims: string): Bytes[] => [
  nodeBytes('Reshape', [from, dims], [`${to}.split`]),
  nodeBytes('Transpose', [`${to}.split`], [to], integers('perm', [0, 2, 1, 3])),
];
const merge = (from: string, to: string): Bytes[] => [
  nodeBytes('Transpose', [from], [`${to}.swapped`], integers('perm', [0, 2, 1, 3])),
  nodeBytes('Reshape', [`${to}.swapped`, 'merged'], [to]),
];

/** Keys and values over the audio, with the batch size of the text. */
const audioSide = (isOtherwise: boolean): Bytes[] => [
  nodeBytes('Shape', ['embedded'], ['sizes']),
  nodeBytes('Gather', ['sizes', 'first'], ['batch'], integer('axis', 0)),
  nodeBytes('Concat', ['batch', 'rest'], ['heads'], integer('axis', 0)),
  ...['key', 'value'].flatMap((part) => [
    nodeBytes('MatMul', ['encoder_hidden_states', `audio.${part}`], [`audio.${part}.product`]),
    ...split(`audio.${part}.product`, isOtherwise ? `${part}.before` : `present.0.encoder.${part}`, 'heads'),
    ...(isOtherwise ? [nodeBytes('Neg', [`${part}.before`], [`present.0.encoder.${part}`])] : []),
  ]),
];

/** Without a mask: for one token at a time. */
const attentionToText: Bytes[] = [
  nodeBytes('Transpose', ['present.0.decoder.key'], ['text.turned'], integers('perm', [0, 1, 3, 2])),
  nodeBytes('MatMul', ['query', 'text.turned'], ['text.attention']),
  nodeBytes('Softmax', ['text.attention'], ['text.shares']),
  nodeBytes('MatMul', ['text.shares', 'present.0.decoder.value'], ['read']),
];

function branch(
  name: string,
  isFirst: boolean,
  { seesAhead = false, isOtherwise = false, hasSoftmax = false }: SmallDecoderOptions,
): Bytes {
  const audio = (part: string) => `${isFirst ? 'present' : 'past_key_values'}.0.encoder.${part}`;
  const text = (part: string): Bytes[] => [
    ...split('embedded', isFirst ? `present.0.decoder.${part}` : `new.${part}`, 'unmerged'),
    ...(isFirst
      ? []
      : [
          nodeBytes(
            'Concat',
            [`past_key_values.0.decoder.${part}`, `new.${part}`],
            [`present.0.decoder.${part}`],
            integer('axis', 2),
          ),
          nodeBytes('Identity', [`past_key_values.0.encoder.${part}`], [`present.0.encoder.${part}`]),
        ]),
  ];
  return graph(
    name,
    nodeBytes('Gather', ['table', 'input_ids'], ['embedded'], integer('axis', 0)),
    ...(isFirst ? audioSide(isOtherwise) : []),
    ...text('key'),
    ...text('value'),
    ...split('embedded', 'query', 'unmerged'),
    nodeBytes('Transpose', [audio('key')], ['turned'], integers('perm', [0, 1, 3, 2])),
    nodeBytes('MatMul', ['query', 'turned'], ['attention']),
    ...(hasSoftmax ? [nodeBytes('Softmax', ['attention'], ['shares']), ...attentionToText] : []),
    nodeBytes('MatMul', [hasSoftmax ? 'shares' : 'attention', audio('value')], ['context']),
    ...merge('context', 'heard'),
    nodeBytes('ReduceMean', ['present.0.decoder.key'], ['said.split'], integers('axes', [2]), integer('keepdims', 1)),
    ...merge(hasSoftmax ? 'read' : 'said.split', 'said'),
    nodeBytes('Add', ['heard', seesAhead || hasSoftmax ? 'said' : 'embedded'], ['hidden']),
    ...product('hidden', 'logits'),
    field(2, name),
    ...outputs(),
  );
}

const outputs = (): Bytes[] => [
  value(12, 'logits', elements.float, ['batch', 'length', 3]),
  ...['decoder', 'encoder'].flatMap((side) =>
    ['key', 'value'].map((part) => value(12, `present.0.${side}.${part}`, elements.float, ['batch', 2, `${side}s`, 2])),
  ),
];

/** A model from tokens 0 to 9 and an encoder's output of width 4 to logits of three tokens. */
export function smallDecoder(options: SmallDecoderOptions = {}): Uint8Array<ArrayBuffer> {
  return modelBytes(
    nodeBytes(
      'If',
      ['use_cache_branch'],
      ['logits', ...['decoder', 'encoder'].flatMap((side) => [`present.0.${side}.key`, `present.0.${side}.value`])],
      branch('then_branch', false, options),
      branch('else_branch', true, options),
    ),
    field(2, 'merged'),
    waves('table', [10, 4], 1),
    waves('audio.key', [4, 4], 2),
    waves('audio.value', [4, 4], 3),
    wholeNumbers('first', [0]),
    wholeNumbers('rest', [-1, 2, 2]),
    wholeNumbers('unmerged', [0, 0, 2, 2]),
    wholeNumbers('merged', [0, 0, 4]),
    ...productWeights(),
    value(11, 'input_ids', elements.int64, ['batch', 'length']),
    value(11, 'encoder_hidden_states', elements.float, ['batch', 'frames', 4]),
    ...['decoder', 'encoder'].flatMap((side) =>
      ['key', 'value'].map((part) =>
        value(11, `past_key_values.0.${side}.${part}`, elements.float, ['batch', 2, `past ${side}s`, 2]),
      ),
    ),
    value(11, 'use_cache_branch', elements.bool, [1]),
    ...outputs(),
  );
}
