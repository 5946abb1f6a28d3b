/** Extracts a part of a graph: the nodes that some values depend on, with the inputs and weights of those nodes. */

import type { Graph, GraphNode } from './onnx.ts';

/** The node that computes each value, by the value's name. */
export const producersOf = (nodes: readonly GraphNode[]): ReadonlyMap<string, GraphNode> =>
  new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)));

/** The nodes that `outputs` depend on, in the order of the graph. */
export function neededFor(outputs: readonly string[], nodes: readonly GraphNode[]): GraphNode[] {
  const producers = producersOf(nodes);
  const needed = new Set<GraphNode>();
  const open = [...outputs];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const node = producers.get(name);
    if (!node || needed.has(node)) continue;
    needed.add(node);
    open.push(...node.inputs);
  }
  return nodes.filter((node) => needed.has(node));
}

/** A graph of these nodes, with the inputs and weights that they need; undefined when something is missing. */
export function part(whole: Graph, nodes: readonly GraphNode[], outputs: readonly string[]): Graph | undefined {
  const made = new Set(nodes.flatMap((node) => node.outputs));
  const wanted = new Set(nodes.flatMap(({ inputs }) => inputs).filter((name) => name && !made.has(name)));
  const only = (messages: ReadonlyMap<string, Uint8Array>, names: ReadonlySet<string>) =>
    new Map([...messages].filter(([name]) => names.has(name)));
  const found = {
    nodes,
    initializers: only(whole.initializers, wanted),
    inputs: only(whole.inputs, wanted),
    outputs: only(whole.outputs, new Set(outputs)),
  };
  const isComplete =
    [...wanted].every((name) => found.initializers.has(name) || found.inputs.has(name)) &&
    outputs.every((name) => made.has(name));
  return isComplete ? found : undefined;
}
