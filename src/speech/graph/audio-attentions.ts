/**
 * A decoder step that also gives its attention to the audio, from which the times of words are read (decoding/token-frames.ts). Exports for
 * word times have these outputs; in all others the values are there and are only named.
 */

import { floatTypesIn } from './float-type.ts';
import { editModel, type Model } from './main-graph.ts';
import { elementType, type GraphNode, newNode } from './onnx.ts';
import { producersOf } from './part.ts';

/** The output of a layer, [rows, heads, tokens, frames]. */
export const attentionOf = (layer: number): string => `cross_attentions.${layer}`;

/**
 * The edited step; null where it has these outputs, or where no attention is over keys of the audio in 32 bits. Throws a RangeError on
 * broken bytes.
 */
export function withAudioAttentions(step: Model): Model | null {
  const typeOf = floatTypesIn(step.graph);
  return editModel(step, ({ nodes, inputs, outputs }) => {
    if (outputs.some(({ name }) => name === attentionOf(0))) return null;
    const producers = producersOf(nodes);
    const found = nodes.flatMap((node) => {
      const layer = node.operator === 'Softmax' ? layerOver(node, producers) : undefined;
      return layer === undefined ? [] : [{ layer, values: node.outputs[0]! }];
    });
    if (found.length === 0 || found.some(({ values }) => typeOf(values) === elementType.half)) return null;
    const named = found.map(({ layer, values }) => newNode('Identity', [values], attentionOf(layer)));
    const given = found.map(({ layer }) => ({
      name: attentionOf(layer),
      type: elementType.float,
      dims: ['rows', 'heads', 'tokens', 'frames'],
    }));
    return { inputs, nodes: [...nodes, ...named], outputs: [...outputs, ...given], constants: new Map() };
  });
}

/** The layer of an attention whose keys are those of the audio; undefined for any other. */
function layerOver(softmax: GraphNode, producers: ReadonlyMap<string, GraphNode>): number | undefined {
  let product = producers.get(softmax.inputs[0] ?? '');
  while (product && product.operator !== 'MatMul') product = producers.get(product.inputs[0] ?? '');
  let keys = product?.inputs[1];
  while (keys !== undefined && producers.has(keys)) keys = producers.get(keys)!.inputs[0];
  const layer = /^past_key_values\.(\d+)\.encoder\.key$/.exec(keys ?? '')?.[1];
  return layer === undefined ? undefined : Number(layer);
}
