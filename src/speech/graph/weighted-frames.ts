/**
 * A merged decoder that listens to frames of unequal weight: to every score of a cross-attention the logarithm of how many frames the
 * one frame stands for is added. So the silence behind the speech, 25 seconds of nearly equal frames, costs a few of them and still
 * draws the attention that the weights of the model expect it to.
 */

import { floatTypesIn } from './float-type.ts';
import { editModel, Model } from './main-graph.ts';
import { type EditNodes, editGraphs, elementType, type GraphNode, newNode, withInputs } from './onnx.ts';

/** The input, [frames] of 32 bits: 0 for a frame that stands for itself. */
export const frameWeights = 'frame_weights';
/** The same for scores of 16 bits. */
const halfWeights = `${frameWeights}.half`;

/**
 * The edited model; null where a branch does not have as many attentions to the audio as to the text. Throws a RangeError on broken bytes.
 */
export function withWeightedFrames(model: Model): Model | null {
  const main = model.graph;
  const typeOf = floatTypesIn(main);
  const outside = main.nodes;
  let branches = 0;
  let isAsExpected = true;
  let isHalf = false;
  const weigh: EditNodes = (nodes) => {
    const attentions = nodes.filter(({ operator }) => operator === 'Softmax');
    if (attentions.length === 0) return nodes;
    const crossing = new Set(attentions.filter((softmax) => isOverAudio(softmax, [...outside, ...nodes])));
    branches++;
    if (2 * crossing.size !== attentions.length) isAsExpected = false;
    return nodes.flatMap((node) => {
      if (!crossing.has(node)) return [node];
      const ofHalves = typeOf(node.inputs[0]!) === elementType.half;
      isHalf ||= ofHalves;
      return weighted(node, ofHalves ? halfWeights : frameWeights);
    });
  };
  const weighed = editGraphs(model.bytes, weigh);
  if (!isAsExpected || branches !== 2) return null;
  return editModel(Model.of(weighed), ({ nodes, inputs, outputs }) => ({
    nodes: isHalf ? [newNode('Cast', [frameWeights], halfWeights, { to: elementType.half }), ...nodes] : nodes,
    inputs: [...inputs, { name: frameWeights, type: elementType.float, dims: ['frames'] }],
    outputs,
    constants: new Map(),
  }));
}

function weighted(softmax: GraphNode, weights: string): GraphNode[] {
  const [scores] = softmax.inputs as [string];
  const sum = `${scores}.weighted`;
  return [newNode('Add', [scores, weights], sum), withInputs(softmax, [sum])];
}

/** Operators whose inputs, except for the first, are shapes or indices. */
const shaping = ['Reshape', 'Expand', 'Slice', 'Unsqueeze', 'Squeeze', 'Gather'];

/** Whether an attention is over the audio: its keys come from outside the branch, where those of the text are computed inside it. */
function isOverAudio(softmax: GraphNode, nodes: readonly GraphNode[]): boolean {
  const producers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)));
  let product = producers.get(softmax.inputs[0] ?? '');
  while (product && product.operator !== 'MatMul') product = producers.get(product.inputs[0] ?? '');
  const waiting = [product?.inputs[1] ?? ''];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const producer = producers.get(name);
    if (producer?.operator === 'LayerNormalization' || /\.decoder\.(key|value)$/.test(name)) return false;
    waiting.push(...(producer ? producer.inputs.slice(0, shaping.includes(producer.operator) ? 1 : undefined) : []));
  }
  return product !== undefined;
}
