/**
 * Makes a dynamically quantised decoder give the same scores for a token however many are decoded beside it.
 *
 * Such a graph scales the activations of all rows of a pass by one common factor (DynamicQuantizeLinear), so a draft checked in one
 * pass, or four hypotheses side by side, round differently from one token at a time: one pass in five ended in other words.
 * Multiplying by the unpacked weights instead removes the rounding of activations. A step takes no longer: reading one row of weights
 * is what it waits for in either form.
 */

import { floatNodes } from './float-weights.ts';
import { editGraphs, type GraphNode } from './onnx.ts';

/** The model with its quantised products replaced, but for those over what comes from outside the decoder: the audio side. */
export function withExactRows(model: Uint8Array): Uint8Array<ArrayBuffer> {
  return editGraphs(model, exactNodes);
}

export function exactNodes(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const made = new Set(nodes.flatMap(({ outputs }) => outputs));
  return floatNodes(nodes, (activations) => made.has(activations));
}
