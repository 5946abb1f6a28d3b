/**
 * Keys over the audio as a decoder step multiplies by them. Exported, every step turns the keys of all frames and scales them before its
 * product: of half a minute several million numbers a layer, which never change. Here they are turned where they are computed, once, and
 * the factor goes to the query, which is one row.
 */

import { type EditedGraph, editModel, type GraphValue, type MainGraph } from './main-graph.ts';
import { type GraphNode, integerAttribute, newNode, withInputs } from './onnx.ts';
import { producersOf } from './part.ts';
import type { SplitDecoder } from './split-decoder.ts';

const layerOf = (name: string): string | undefined =>
  /^(?:past_key_values|present)\.(\d+)\.encoder\.key$/.exec(name)?.[1];
/** The last two dimensions swapped. */
const turn = [0, 1, 3, 2];

/** Both graphs edited; null where the steps do anything else with a layer's keys. Throws a RangeError on broken bytes. */
export function withTurnedKeys({ audio, step }: SplitDecoder): SplitDecoder | null {
  const turned = editModel(audio, (graph) => ({
    inputs: graph.inputs,
    nodes: [...graph.nodes.map(givenUnturned), ...keysOf(graph.outputs).map((name) => turning(unturned(name), name))],
    outputs: graph.outputs.map(swapped),
    constants: new Map(),
  }));
  const taking = editModel(step, takesTurned);
  return turned && taking && { audio: turned, step: taking };
}

const unturned = (name: string): string => `${name}.unturned`;
const turning = (from: string, to: string): GraphNode => newNode('Transpose', [from], to, { perm: turn });
const keysOf = (values: readonly GraphValue[]): string[] =>
  values.map(({ name }) => name).filter((name) => layerOf(name) !== undefined);

function givenUnturned(node: GraphNode): GraphNode {
  const [name] = node.outputs;
  return name !== undefined && layerOf(name) !== undefined
    ? newNode(node.operator, node.inputs, unturned(name), node)
    : node;
}

function swapped(value: GraphValue): GraphValue {
  if (layerOf(value.name) === undefined || value.dims?.length !== turn.length) return value;
  return { ...value, dims: turn.map((from) => value.dims![from]!) };
}

function takesTurned({ nodes, inputs, outputs, constants }: MainGraph): EditedGraph | null {
  const producers = producersOf(nodes);
  const takersOf = (name: string) => nodes.filter((node) => node.inputs.includes(name));
  const only = (name: string, operator: string): GraphNode | undefined => {
    const [taker, ...others] = takersOf(name);
    return taker?.operator === operator && others.length === 0 ? taker : undefined;
  };
  const changed = new Map<GraphNode, readonly GraphNode[]>();
  for (const key of keysOf(inputs)) {
    const transpose = only(key, 'Transpose');
    if (!transpose || integerAttribute(transpose, 'perm').join() !== turn.join()) return null;
    const scale = only(transpose.outputs[0]!, 'Mul');
    const product = only((scale ?? transpose).outputs[0]!, 'MatMul');
    const factor = scale?.inputs.find((name) => name !== transpose.outputs[0]);
    const [query, keys] = product?.inputs ?? [];
    if (!product || keys !== (scale ?? transpose).outputs[0] || (factor !== undefined && !isOneNumber(factor)))
      return null;
    changed.set(transpose, []);
    if (scale) changed.set(scale, []);
    const scaled = `${query}.scaled`;
    changed.set(
      product,
      factor === undefined
        ? [withInputs(product, [query!, key])]
        : [newNode('Mul', [query!, factor], scaled), withInputs(product, [scaled, key])],
    );
  }
  if (changed.size === 0) return null;
  return {
    nodes: nodes.flatMap((node) => changed.get(node) ?? [node]),
    inputs: inputs.map(swapped),
    outputs,
    constants: new Map(),
  };

  /** A constant, or the root of the scale of an attention, which exporters compute from the size of a head. */
  function isOneNumber(name: string): boolean {
    const dims = constants.get(name)?.dims;
    return dims ? dims.every((dim) => dim === 1) : producers.get(name)?.operator === 'Sqrt';
  }
}
