/**
 * A small graph beside a decoder's that reads its scores where they were computed: which token is the likeliest among those that may follow,
 * or is drawn among them, and how likely some others are. Where a GPU computes them, a few bytes for each token come back in the place of 200 KB.
 */

import { gumbelNoise } from './gumbel-noise.ts';
import { last, leastOperators, likeliestConstants, logOfSum, one } from './likeliest.ts';
import { editMainGraph, operatorsOf } from './main-graph.ts';
import { elementType, type GraphNode, mainGraph, newNode, withGraph } from './onnx.ts';
import { part } from './part.ts';

/** Inputs beside `logits`, [1, length, vocabulary]. */
export const readerInputs = {
  /** [length]: for each token of the pass, which of the masks holds behind it. */
  masks: 'token_masks',
  /** [length, 1], floats: one more token that may not follow, or −1. */
  forbidden: 'forbidden_tokens',
  /** [length, 1], floats: the earliest moment that may follow; where there are moments. */
  earliest: 'earliest_moments',
  /** [1]: above 0, the next token is drawn. */
  temperature: 'temperature',
  /** [1] each: which part of the noise it is drawn by, as long as the vocabulary. */
  noiseStart: 'noise_start',
  noiseEnd: 'noise_end',
  /** [asked]: places in the logits as a row, position × vocabulary + token. */
  asked: 'asked_places',
} as const;

/**
 * Output, [2 × length + asked]: for each token of the pass the next one and the logarithm of its probability among those that may
 * follow; then, for each place that was asked, the logarithm of its probability among all.
 */
export const tokensRead = 'tokens_read';

/** Which tokens may not follow. */
export interface TokenMasks {
  lists: readonly (readonly number[])[];
  /**
   * The first of the moments, which are all tokens from here on. Where all moments together are likelier than the likeliest other token, one
   * of them follows. Null in a vocabulary without them.
   */
  firstTime: number | null;
}

/** Since when a maximum takes its axes as an input. */
const axesAreInput = 18;
/** No score is as low, and sums with it are finite. */
const never = -1e30;

/** Null where the decoder gives no scores of a known number of tokens. Throws a RangeError on broken bytes. */
export function tokenReader(
  step: Uint8Array<ArrayBuffer>,
  { lists, firstTime }: TokenMasks,
): Uint8Array<ArrayBuffer> | null {
  const operators = operatorsOf(step);
  if (operators < leastOperators) return null;
  const logits = 'logits';
  let nodes: GraphNode[] = [];
  const edited = editMainGraph(step, ({ outputs }) => {
    const given = outputs.find(({ name }) => name === logits);
    const vocabulary = given?.dims?.[2];
    if (!given || typeof vocabulary !== 'number') return null;
    const isHalf = given.type === elementType.half;
    if (!isHalf && given.type !== elementType.float) return null;
    // A sum over all tokens is no matter for 16 bits.
    const all = isHalf ? own('wide') : logits;
    const maximum = (of: string, to: string) =>
      operators < axesAreInput
        ? newNode('ReduceMax', [of], to, { axes: [2], keepdims: 1 })
        : newNode('ReduceMax', [of, last], to, { keepdims: 1 });
    const ruled = firstTime === null ? own('masked') : own('ruled');
    nodes = [
      ...(isHalf ? [newNode('Cast', [logits], all, { to: elementType.float })] : []),
      newNode('Reshape', [own('masks'), own('table')], own('mask_table')),
      newNode('Gather', [own('mask_table'), readerInputs.masks], own('mask'), { axis: 0 }),
      newNode('Add', [all, own('mask')], own('masked')),
      ...(firstTime === null ? [] : momentsWhereLikelier(own('masked'), ruled, maximum)),
      newNode('Equal', [own('places'), readerInputs.forbidden], own('is_forbidden')),
      newNode('Where', [own('is_forbidden'), own('never'), ruled], own('scores')),
      ...drawnFrom(own('scores'), maximum),
      newNode('Concat', [own('token'), own('log_probability')], own('choices'), { axis: 2 }),
      newNode('Reshape', [own('choices'), last], own('row')),
      maximum(all, own('most')),
      ...logOfSum(all, own('most'), own('sum')),
      newNode('Sub', [`${own('sum')}.below`, own('sum')], own('logarithms')),
      newNode('Reshape', [own('logarithms'), last], own('all')),
      newNode('Gather', [own('all'), readerInputs.asked], own('asked'), { axis: 0 }),
      newNode('Concat', [own('row'), own('asked')], tokensRead, { axis: 0 }),
    ];
    return {
      nodes,
      inputs: [
        given,
        { name: readerInputs.masks, type: elementType.int64, dims: ['length'] },
        { name: readerInputs.forbidden, type: elementType.float, dims: ['length', 1] },
        ...(firstTime === null ? [] : [{ name: readerInputs.earliest, type: elementType.float, dims: ['length', 1] }]),
        { name: readerInputs.temperature, type: elementType.float, dims: [1] },
        { name: readerInputs.noiseStart, type: elementType.int64, dims: [1] },
        { name: readerInputs.noiseEnd, type: elementType.int64, dims: [1] },
        { name: readerInputs.asked, type: elementType.int64, dims: ['asked'] },
      ],
      outputs: [{ name: tokensRead, type: elementType.float, dims: ['read'] }],
      constants: new Map<string, readonly number[] | Float32Array>([
        ...likeliestConstants,
        [own('masks'), maskTable(lists, vocabulary)],
        [own('table'), [lists.length, vocabulary]],
        [own('places'), Float32Array.from({ length: vocabulary }, (_, token) => token)],
        [own('never'), Float32Array.of(never)],
        [own('noise'), gumbelNoise(vocabulary)],
        ...(firstTime === null ? [] : momentConstants(vocabulary, firstTime)),
      ]),
    };
  });
  const alone = edited && part(mainGraph(edited), nodes, [tokensRead]);
  return alone ? withGraph(step, alone) : null;
}

/** A token of `scores`, drawn by noise, and the logarithm of its probability among them. Without a temperature it is the likeliest. */
const drawnFrom = (scores: string, maximum: (of: string, to: string) => GraphNode): GraphNode[] => [
  newNode('Slice', [own('noise'), readerInputs.noiseStart, readerInputs.noiseEnd], own('noise_here')),
  newNode('Mul', [own('noise_here'), readerInputs.temperature], own('shifts')),
  newNode('Add', [scores, own('shifts')], own('shifted')),
  newNode('TopK', [own('shifted'), one], [own('highest'), own('place')]),
  newNode('Cast', [own('place')], own('token'), { to: elementType.float }),
  newNode('Gather', [own('shifts'), own('place')], own('shift'), { axis: 0 }),
  newNode('Sub', [own('highest'), own('shift')], own('score')),
  maximum(scores, own('greatest')),
  ...logOfSum(scores, own('greatest'), own('logarithm')),
  newNode('Sub', [own('score'), own('greatest')], own('less')),
  newNode('Sub', [own('less'), own('logarithm')], own('log_probability')),
];

/** From scores to those of what may follow by the moments: none before the earliest, and no other token where they are likelier. */
function momentsWhereLikelier(scores: string, to: string, maximum: (of: string, to: string) => GraphNode): GraphNode[] {
  const of = (part: string) => `${to}.${part}`;
  const [moments, others, likeliest] = [of('moments'), of('others'), of('likeliest')];
  return [
    newNode('Less', [own('when'), readerInputs.earliest], of('is_early')),
    newNode('Where', [of('is_early'), own('never'), scores], of('timely')),
    newNode('Slice', [of('timely'), own('zero'), own('first_time'), last], others),
    newNode('Slice', [of('timely'), own('first_time'), own('end'), last], moments),
    maximum(others, likeliest),
    maximum(moments, of('moment')),
    ...logOfSum(moments, of('moment'), of('sum')),
    newNode('Add', [of('sum'), of('moment')], of('together')),
    newNode('Greater', [of('together'), likeliest], of('are_likelier')),
    newNode('Where', [of('are_likelier'), own('never'), others], of('left')),
    newNode('Concat', [of('left'), moments], to, { axis: 2 }),
  ];
}

/** A token that is no moment is never too early. */
const momentConstants = (vocabulary: number, firstTime: number): [string, readonly number[] | Float32Array][] => [
  [own('when'), Float32Array.from({ length: vocabulary }, (_, token) => (token < firstTime ? vocabulary : token))],
  [own('zero'), [0]],
  [own('first_time'), [firstTime]],
  [own('end'), [vocabulary]],
];

function maskTable(masks: readonly (readonly number[])[], vocabulary: number): Float32Array {
  const table = new Float32Array(masks.length * vocabulary);
  for (const [row, mask] of masks.entries()) {
    for (const token of mask) if (token < vocabulary) table[row * vocabulary + token] = never;
  }
  return table;
}

const own = (name: string): string => `reader.${name}`;
