/**
 * Replaces quantised products by products of floats: activations are no longer rounded, and no operator remains that a GPU lacks. The file
 * keeps its 8-bit weights; the runtime dequantises them once, when it loads.
 */

import { editGraphs, type GraphNode, newNode } from './onnx.ts';

/** The model with all its quantised products replaced, for a GPU. Throws a RangeError on broken bytes. */
export function withFloatWeights(model: Uint8Array): Uint8Array<ArrayBuffer> {
  return editGraphs(model, (nodes) => floatNodes(nodes, () => true));
}

/** The float operator for each integer operator, and the dimension of the weights that their scales belong to. */
const products: Readonly<Record<string, { operator: string; axis: number }>> = {
  MatMulInteger: { operator: 'MatMul', axis: 1 },
  ConvInteger: { operator: 'Conv', axis: 0 },
};

/** A product as the quantiser of onnxruntime writes it: quantise, multiply integers, cast, multiply by both scales. */
interface QuantisedProduct {
  activations: string;
  weight: string;
  weightScale: string;
  weightZero: string | undefined;
  /** The nodes of the product; the last one, which gives the result, is replaced. */
  multiply: GraphNode;
  cast: GraphNode;
  scales: GraphNode;
  last: GraphNode;
}

/** The nodes of one graph with those products replaced whose activations are wanted so. */
export function floatNodes(
  nodes: readonly GraphNode[],
  isWanted: (activations: string) => boolean,
): readonly GraphNode[] {
  const producers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)));
  const users = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    for (const name of node.inputs) {
      const others = users.get(name);
      if (others) others.push(node);
      else users.set(name, [node]);
    }
  }
  const onlyUser = (name: string, operator: string): GraphNode | undefined => {
    const [user, ...others] = users.get(name) ?? [];
    return user?.operator === operator && others.length === 0 ? user : undefined;
  };

  function productOf(multiply: GraphNode): QuantisedProduct | undefined {
    const [quantised, weight, , weightZero] = multiply.inputs;
    const quantise = producers.get(quantised ?? '');
    const [activations] = quantise?.inputs ?? [];
    if (!weight || !activations || quantise?.operator !== 'DynamicQuantizeLinear') return undefined;
    if (!isWanted(activations)) return undefined;
    const cast = onlyUser(multiply.outputs[0]!, 'Cast');
    const last = cast && onlyUser(cast.outputs[0]!, 'Mul');
    const scales = producers.get(last?.inputs.find((name) => name !== cast?.outputs[0]) ?? '');
    const weightScale = scales?.inputs.find((name) => name !== quantise.outputs[1]);
    if (!cast || !last || !scales || !weightScale) return undefined;
    return { activations, weight, weightScale, weightZero, multiply, cast, scales, last };
  }

  const replaced = new Map<GraphNode, GraphNode[]>();
  const unpacked = new Set<string>();
  for (const node of nodes) {
    const kind = products[node.operator];
    const product = kind && productOf(node);
    if (!product) continue;
    const { activations, weight, weightScale, weightZero, multiply, cast, scales, last } = product;
    const numbers = `${weight}_unpacked`;
    const packed = [weight, weightScale, ...(weightZero ? [weightZero] : [])];
    const unpack = newNode('DequantizeLinear', packed, numbers, { axis: kind.axis });
    const exact = newNode(kind.operator, [activations, numbers], last.outputs[0]!, multiply);
    for (const gone of [multiply, cast, scales]) replaced.set(gone, []);
    replaced.set(last, unpacked.has(numbers) ? [exact] : [unpack, exact]);
    unpacked.add(numbers);
  }
  return withoutUnused(
    nodes.flatMap((node) => replaced.get(node) ?? [node]),
    (name) => users.has(name),
  );
}

/** Removes quantised activations without a consumer. Values that had none before are used by a branch, and stay. */
function withoutUnused(nodes: readonly GraphNode[], wasWanted: (name: string) => boolean): GraphNode[] {
  const wanted = new Set(nodes.flatMap(({ inputs }) => inputs));
  return nodes.filter(
    ({ operator, outputs }) =>
      operator !== 'DynamicQuantizeLinear' || outputs.some((name) => wanted.has(name)) || !outputs.some(wasWanted),
  );
}
