/**
 * Takes the output layer off a decoder: the graph then gives its last hidden state, and the product with the weights of all tokens is left
 * to runtime/output-layer.ts. It is most of a decoder step: the runtime unpacks its 8-bit weights to floats, of which every step reads
 * all.
 */

import { editModel, type MainGraph, type Model, numberIn, rawValues } from './main-graph.ts';
import { elementType, newNode } from './onnx.ts';
import { neededFor, producersOf } from './part.ts';

/** The weights of an output layer: of token t, scale · (bytes[t][k] − zero). */
export interface OutputWeights {
  /** [tokens, width], a view of the model's file. */
  bytes: Uint8Array;
  tokens: number;
  width: number;
  scale: number;
  zero: number;
}

export interface SplitOutput {
  /** From tokens and the past to `lastHidden` in the place of `logits`. */
  step: Model;
  weights: OutputWeights;
}

/** The hidden state that the output layer is applied to: [rows, length, width]. */
export const lastHidden = 'last_hidden';

/**
 * Null where the layer is anything but a product with 8-bit weights in rows, one a token, that have one scale in common. Throws a RangeError
 * on broken bytes.
 */
export function splitOutput(decoder: Model): SplitOutput | null {
  let weights: OutputWeights | undefined;
  const step = editModel(decoder, (graph) => {
    const layer = outputLayerOf(graph);
    if (!layer) return null;
    ({ weights } = layer);
    const { inputs, outputs, nodes } = graph;
    const hidden = { name: lastHidden, type: elementType.float, dims: ['rows', 'length', weights.width] };
    const given = [hidden, ...outputs.filter(({ name }) => name !== logits)];
    const all = [...nodes, newNode('Identity', [layer.hidden], lastHidden)];
    return {
      inputs,
      // The layer's weights would still be turned and unpacked, for nobody.
      nodes: neededFor(
        given.map(({ name }) => name),
        all,
      ),
      outputs: given,
      constants: new Map(),
    };
  });
  return step && weights ? { step, weights } : null;
}

const logits = 'logits';

/** The layer as exact-rows.ts leaves it: a product with what is dequantised from the turned rows. */
function outputLayerOf({ nodes, constants, outputs }: MainGraph): { hidden: string; weights: OutputWeights } | null {
  const producers = producersOf(nodes);
  const product = producers.get(logits);
  const unpack = producers.get(product?.inputs[1] ?? '');
  const turn = producers.get(unpack?.inputs[0] ?? '');
  const operators = [product, unpack, turn].map((node) => node?.operator).join();
  if (operators !== 'MatMul,DequantizeLinear,Transpose') return null;
  const [rows, scale, zero] = [turn!.inputs[0], ...unpack!.inputs.slice(1)].map((name) => constants.get(name ?? ''));
  const bytes = rows?.type === elementType.uint8 ? rawValues(rows.message) : undefined;
  const isFloat = outputs.find(({ name }) => name === logits)?.type === elementType.float;
  const factor = scale && numberIn(scale);
  if (!rows || !bytes || !isFloat || rows.dims.length !== 2 || factor === undefined) return null;
  const [tokens, width] = rows.dims as [number, number];
  const offset = zero ? numberIn(zero) : 0;
  if (offset === undefined || bytes.length !== tokens * width) return null;
  return { hidden: product!.inputs[0]!, weights: { bytes, tokens, width, scale: factor, zero: offset } };
}
