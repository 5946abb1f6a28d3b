/**
 * In how many bits a value of a graph is computed. Files seldom note it, and what goes in and out may be of another type than what is
 * computed inside: so it is found from what the value is made of.
 */

import { elementType, type Graph, type GraphNode, graphIn, integerAttribute, tensorAttribute } from './onnx.ts';
import { tensorTypeOf, valueTypeOf } from './onnx-types.ts';

/** Operators that give whole numbers or truth, whatever they are given. */
const countless = ['Shape', 'Size', 'ArgMax', 'ArgMin', 'NonZero', 'Equal', 'Greater', 'GreaterOrEqual', 'Less'];
const neverFloats = new Set([...countless, 'LessOrEqual', 'And', 'Or', 'Xor', 'Not', 'IsNaN', 'IsInf']);
const branches = ['then_branch', 'else_branch'];
const isFloat = (type: number | undefined): type is number => type === elementType.float || type === elementType.half;

/** The types of floats by the names of the values that have them: `elementType.float` or `.half`, undefined for all others. */
export function floatTypesIn(main: Graph): (name: string) => number | undefined {
  const types = new Map<string, number | undefined>();
  // Two branches may use the same name: they compute in the same precision.
  const producers = new Map<string, GraphNode>();
  const read = ({ nodes, initializers, inputs }: Graph): void => {
    for (const [name, message] of inputs) types.set(name, valueTypeOf(message));
    for (const [name, message] of initializers) types.set(name, tensorTypeOf(message));
    for (const node of nodes) {
      for (const name of node.outputs) producers.set(name, node);
      if (node.operator !== 'If') continue;
      for (const branch of branches) {
        const graph = graphIn(node, branch);
        if (graph) read(graph);
      }
    }
  };
  read(main);

  return (value) => {
    const seen = new Set<GraphNode>();
    const open = [value];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      const node = producers.get(name);
      const type = types.get(name) ?? (node && statedType(node));
      if (isFloat(type)) return type;
      if (type !== undefined || !node || seen.has(node) || neverFloats.has(node.operator)) continue;
      seen.add(node);
      // The first input tells, and the others where it is none of floats.
      open.push(...node.inputs.toReversed());
    }
    return undefined;
  };
}

/** The type that a node states by itself. */
function statedType(node: GraphNode): number | undefined {
  if (node.operator === 'Cast') return integerAttribute(node, 'to')[0];
  const constant = node.operator === 'Constant' ? tensorAttribute(node, 'value') : undefined;
  return constant && tensorTypeOf(constant);
}
