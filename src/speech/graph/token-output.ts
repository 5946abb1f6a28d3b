/**
 * A decoder that says which token is the likeliest, and how likely, instead of giving the scores of all: a few bytes for each token in
 * the place of 200 KB. The scores can still be asked for.
 */

import { editMainGraph, operatorsOf } from './main-graph.ts';
import { elementType, type GraphNode, newNode } from './onnx.ts';

/** Counts up whenever the same file would be edited into other bytes. */
export const tokenOutputVersion = 1;

/** Outputs, [rows, length, 1]: the likeliest token that may be said, the first of equals, and the logarithm of its probability. */
export const likeliestTokens = 'likeliest_tokens';
export const tokenLogProbabilities = 'token_log_probabilities';
/** Output, [rows, length, frames]: what a token attended to, the mean of the heads that follow the audio. */
export const alignment = 'alignment';

export interface TokenOutput {
  /** Tokens that are never said. */
  suppressed: readonly number[];
  /** Layer and head of the attentions that follow the audio; none where they are not wanted. */
  alignmentHeads: readonly (readonly [number, number])[];
}

/** Since when a sum takes its axes as an input. */
const leastOperators = 13;

/**
 * Null where there are no scores of a known number of tokens, or not the attentions asked for. Throws a RangeError on broken bytes.
 */
export function withTokenOutput(model: Uint8Array, output: TokenOutput): Uint8Array<ArrayBuffer> | null {
  if (operatorsOf(model) < leastOperators) return null;
  return editMainGraph(model, ({ nodes, inputs, outputs }) => {
    const logits = outputs.find(({ name }) => name === 'logits');
    const vocabulary = logits?.dims?.[2];
    const layers = [...new Set(output.alignmentHeads.map(([layer]) => layer))];
    const attentions = layers.map(attentionsOf);
    if (logits?.type !== elementType.float || typeof vocabulary !== 'number') return null;
    if (!attentions.every((name) => outputs.some((given) => given.name === name))) return null;
    const headsOf = (of: number) => output.alignmentHeads.filter(([layer]) => layer === of).map(([, head]) => head);
    const heads = layers.map((layer) => [own(`heads.${layer}`), headsOf(layer)] as const);
    const constants = new Map<string, readonly number[] | Float32Array>([
      [own('suppressed'), maskOf(output.suppressed, vocabulary)],
      [own('one'), [1]],
      [own('last'), [-1]],
      ...(heads.length > 0
        ? [[own('share'), Float32Array.of(1 / output.alignmentHeads.length)] as const, ...heads]
        : []),
    ]);
    const rows = ['rows', 'length'];
    return {
      nodes: [...nodes, ...likeliestNodes(logits.name), ...alignmentNodes(layers)],
      inputs,
      outputs: [
        ...outputs,
        { name: likeliestTokens, type: elementType.int64, dims: [...rows, 1] },
        { name: tokenLogProbabilities, type: elementType.float, dims: [...rows, 1] },
        ...(heads.length > 0 ? [{ name: alignment, type: elementType.float, dims: [...rows, 'frames'] }] : []),
      ],
      constants,
    };
  });
}

/** The greatest score, and its distance from the logarithm of the sum of all. */
function likeliestNodes(logits: string): GraphNode[] {
  return [
    newNode('Add', [logits, own('suppressed')], own('scores')),
    newNode('TopK', [own('scores'), own('one')], [own('greatest'), likeliestTokens], { axis: 2 }),
    newNode('Sub', [own('scores'), own('greatest')], own('below')),
    newNode('Exp', [own('below')], own('relative')),
    newNode('ReduceSum', [own('relative'), own('last')], own('sum'), { keepdims: 1 }),
    newNode('Log', [own('sum')], own('logarithm')),
    newNode('Neg', [own('logarithm')], tokenLogProbabilities),
  ];
}

function alignmentNodes(layers: readonly number[]): GraphNode[] {
  if (layers.length === 0) return [];
  const chosen = (layer: number) => own(`chosen.${layer}`);
  return [
    ...layers.map((layer) =>
      newNode('Gather', [attentionsOf(layer), own(`heads.${layer}`)], chosen(layer), { axis: 1 }),
    ),
    newNode('Concat', layers.map(chosen), own('chosen'), { axis: 1 }),
    newNode('ReduceSum', [own('chosen'), own('one')], own('together'), { keepdims: 0 }),
    newNode('Mul', [own('together'), own('share')], alignment),
  ];
}

function maskOf(suppressed: readonly number[], vocabulary: number): Float32Array {
  const mask = new Float32Array(vocabulary);
  for (const token of suppressed) if (token < vocabulary) mask[token] = Number.NEGATIVE_INFINITY;
  return mask;
}

const attentionsOf = (layer: number): string => `cross_attentions.${layer}`;
const own = (name: string): string => `token_output.${name}`;
