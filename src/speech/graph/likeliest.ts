/** The likeliest of some scores, and how likely it is, computed in a graph. */

import { elementType, type GraphNode, newNode } from './onnx.ts';

/** Since when a sum takes its axes as an input. */
export const leastOperators = 13;

/** The names of what is computed: all but `token` are [..., 1] in the place of the scores. */
export interface Likeliest {
  nodes: GraphNode[];
  /** The place of the greatest score, the first of equals, as a float. */
  token: string;
  /** The greatest score. */
  greatest: string;
  /** The logarithm of the sum of all exponentials, less the greatest score. */
  logarithm: string;
  logProbability: string;
}

/** Over the last axis of `scores`, which are float32; that of TopK is the last one by itself. The graph must hold `likeliestConstants`. */
export function likeliestIn(scores: string): Likeliest {
  const of = (part: string) => `${scores}.${part}`;
  const [greatest, place, token, logarithm] = [of('greatest'), of('place'), of('token'), of('logarithm')];
  return {
    nodes: [
      newNode('TopK', [scores, one], [greatest, place]),
      newNode('Cast', [place], token, { to: elementType.float }),
      ...logOfSum(scores, greatest, logarithm),
      newNode('Neg', [logarithm], of('probability')),
    ],
    token,
    greatest,
    logarithm,
    logProbability: of('probability'),
  };
}

/** The logarithm of the sum of all exponentials of `scores`, less `greatest`, which none of them exceeds. */
export const logOfSum = (scores: string, greatest: string, to: string): GraphNode[] => [
  newNode('Sub', [scores, greatest], `${to}.below`),
  newNode('Exp', [`${to}.below`], `${to}.relative`),
  newNode('ReduceSum', [`${to}.relative`, last], `${to}.sum`, { keepdims: 1 }),
  newNode('Log', [`${to}.sum`], to),
];

/** The first place alone. */
export const one = 'likeliest.one';
/** The last axis. */
export const last = 'likeliest.last';

export const likeliestConstants: ReadonlyMap<string, readonly number[]> = new Map([
  [one, [1]],
  [last, [-1]],
]);
