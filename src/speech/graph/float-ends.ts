/**
 * A graph that computes in 16 bits, with what goes in and out of it in 32: whoever runs it knows one kind of number. A decoder's past is
 * left as it is: it stays where it was computed and comes back from there, and half the bytes are moved.
 */

import type { Model } from './main-graph.ts';
import { elementType, type Graph, type GraphNode, newNode, renamed } from './onnx.ts';
import { valueTypeOf, withValueType } from './onnx-types.ts';

const isPast = (name: string): boolean => /^(past_key_values|present)\./.test(name);
const inside = (name: string): string => `${name}.half`;

/** The same model where nothing but what `isKept` goes in or out in 16 bits. Throws a RangeError on broken bytes. */
export function withFloatEnds(model: Model, isKept = isPast): Model {
  const { graph } = model;
  const halvesOf = (values: Graph['inputs']): Map<string, string> => {
    const isHalf = ([name, message]: [string, Uint8Array]) =>
      valueTypeOf(message) === elementType.half && !isKept(name);
    return new Map([...values].filter(isHalf).map(([name]) => [name, inside(name)]));
  };
  const inputs = halvesOf(graph.inputs);
  const outputs = halvesOf(graph.outputs);
  if (inputs.size + outputs.size === 0) return model;
  const taken = new Map([...inputs, ...outputs]);
  const cast = (from: string, to: string, type: number): GraphNode => newNode('Cast', [from], to, { to: type });
  return model.with({
    nodes: [
      ...[...inputs].map(([name, half]) => cast(name, half, elementType.half)),
      ...graph.nodes.map((node) => renamed(node, { taken, given: outputs, inside: inputs })),
      ...[...outputs].map(([name, half]) => cast(half, name, elementType.float)),
    ],
    initializers: graph.initializers,
    inputs: withFloats(graph.inputs, inputs),
    outputs: withFloats(graph.outputs, outputs),
  });
}

const withFloats = (values: Graph['inputs'], halves: ReadonlyMap<string, string>): Map<string, Uint8Array> =>
  new Map(
    [...values].map(([name, message]) => [
      name,
      halves.has(name) ? withValueType(message, elementType.float) : message,
    ]),
  );
