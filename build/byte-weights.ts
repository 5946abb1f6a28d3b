/** A graph with weights in bytes, optimised so that they stay bytes: the runtime would unpack them to floats, four times as large. */

import { editModel, type MainGraph, Model } from '../src/speech/graph/main-graph.ts';
import { elementType, type GraphNode } from '../src/speech/graph/onnx.ts';
import { weightsApart } from '../src/speech/runtime/weights-apart.ts';
import { optimisedGraph } from './optimised-graph.ts';

/** As `optimisedGraph` of the model with its weights apart: what unpacks them is as it was, and all else as if they came from outside. */
export async function optimisedAround(model: Model): Promise<Uint8Array<ArrayBuffer>> {
  let unpacking: readonly GraphNode[] = [];
  const open = editModel(model, (graph) => {
    unpacking = graph.nodes.filter((node) => isUnpacking(node, graph));
    const given = unpacking.map(({ inputs, outputs }) => ({
      name: outputs[0]!,
      type: elementType.float,
      dims: graph.constants.get(inputs[0]!)!.dims,
    }));
    const nodes = graph.nodes.filter((node) => !unpacking.includes(node));
    return { nodes, inputs: [...graph.inputs, ...given], outputs: graph.outputs, constants: new Map() };
  })!;
  const { graph: apart, weights } = weightsApart(open);
  const optimised = Model.of(await optimisedGraph(apart, weights));
  const { graph } = optimised;
  const taken = new Set(unpacking.flatMap(({ inputs }) => inputs));
  const packed = [...Model.of(apart).graph.initializers].filter(([name]) => taken.has(name));
  return optimised.with({
    ...graph,
    nodes: [...unpacking, ...graph.nodes],
    initializers: new Map([...graph.initializers, ...packed]),
    inputs: model.graph.inputs,
  }).bytes;
}

const isUnpacking = ({ operator, inputs }: GraphNode, { constants }: MainGraph): boolean =>
  operator === 'DequantizeLinear' && inputs.every((name) => constants.has(name));
