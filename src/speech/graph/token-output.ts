/**
 * A decoder that says which token is the likeliest, and how likely, beside giving the scores of all: where a GPU computes them, a few bytes
 * for each token need to come back in the place of 200 KB.
 */

import { editMainGraph, operatorsOf } from './main-graph.ts';
import { elementType, type GraphNode, newNode } from './onnx.ts';

/** Outputs, [rows, length, count]: the likeliest tokens that may be said, the first of equals first, and the logarithms of their probabilities. */
export const likeliestTokens = 'likeliest_tokens';
export const tokenLogProbabilities = 'token_log_probabilities';

/** Since when a sum takes its axes as an input. */
const leastOperators = 13;

/**
 * `suppressed`: tokens that are never said; `count`: how many are told. Null where there are no scores of a known number of tokens. Throws a RangeError on broken
 * bytes.
 */
export function withTokenOutput(
  model: Uint8Array,
  suppressed: readonly number[],
  count = 1,
): Uint8Array<ArrayBuffer> | null {
  if (operatorsOf(model) < leastOperators) return null;
  return editMainGraph(model, ({ nodes, inputs, outputs }) => {
    const logits = outputs.find(({ name }) => name === 'logits');
    const vocabulary = logits?.dims?.[2];
    if (!logits || typeof vocabulary !== 'number') return null;
    const isHalf = logits.type === elementType.half;
    if (!isHalf && logits.type !== elementType.float) return null;
    // A sum over all tokens is no matter for 16 bits.
    const widened = isHalf ? [newNode('Cast', [logits.name], own('wide'), { to: elementType.float })] : [];
    return {
      nodes: [...nodes, ...widened, ...likeliestNodes(isHalf ? own('wide') : logits.name)],
      inputs,
      outputs: [
        ...outputs,
        { name: likeliestTokens, type: elementType.int64, dims: ['rows', 'length', count] },
        { name: tokenLogProbabilities, type: elementType.float, dims: ['rows', 'length', count] },
      ],
      constants: new Map<string, readonly number[] | Float32Array>([
        [own('suppressed'), maskOf(suppressed, vocabulary)],
        [own('count'), [count]],
        [own('zero'), [0]],
        [own('one'), [1]],
        [own('last'), [-1]],
      ]),
    };
  });
}

/** The greatest scores, and their distances from the logarithm of the sum of all. */
function likeliestNodes(logits: string): GraphNode[] {
  return [
    newNode('Add', [logits, own('suppressed')], own('scores')),
    newNode('TopK', [own('scores'), own('count')], [own('best'), likeliestTokens], { axis: 2 }),
    newNode('Slice', [own('best'), own('zero'), own('one'), own('last')], own('greatest')),
    newNode('Sub', [own('scores'), own('greatest')], own('below')),
    newNode('Exp', [own('below')], own('relative')),
    newNode('ReduceSum', [own('relative'), own('last')], own('sum'), { keepdims: 1 }),
    newNode('Log', [own('sum')], own('logarithm')),
    newNode('Sub', [own('best'), own('greatest')], own('behind')),
    newNode('Sub', [own('behind'), own('logarithm')], tokenLogProbabilities),
  ];
}

function maskOf(suppressed: readonly number[], vocabulary: number): Float32Array {
  const mask = new Float32Array(vocabulary);
  for (const token of suppressed) if (token < vocabulary) mask[token] = Number.NEGATIVE_INFINITY;
  return mask;
}

const own = (name: string): string => `token_output.${name}`;
