/**
 * Makes a dynamically quantised decoder give the same scores for a token however many are decoded beside it.
 *
 * Such a graph scales the activations of all rows of a pass by one common factor (DynamicQuantizeLinear), so a draft checked in one
 * pass, or four hypotheses side by side, round differently from one token at a time: one pass in five ended in other words.
 * Multiplying by the unpacked weights instead removes the rounding of activations. The file keeps its 8-bit weights; the runtime
 * unpacks them when it loads. A step takes no longer: reading one row of weights is what it waits for in either form.
 */

import { editGraphs, type GraphNode, newNode } from './onnx.ts';

/** The model with its quantised products replaced, but for those over what comes from outside the decoder: the audio side. */
export function withExactRows(model: Uint8Array): Uint8Array<ArrayBuffer> {
  return editGraphs(model, exactNodes);
}

/** A product as the quantiser of onnxruntime writes it: quantise, multiply integers, cast, multiply by both scales. */
interface QuantisedProduct {
  activations: string;
  weight: string;
  weightScale: string;
  weightZero: string;
  /** Nodes that go; the last one, which gives the product, is replaced. */
  multiply: GraphNode;
  cast: GraphNode;
  scales: GraphNode;
  last: GraphNode;
}

export function exactNodes(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const producers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)));
  const users = new Map<string, GraphNode[]>();
  for (const node of nodes) for (const name of node.inputs) users.set(name, [...(users.get(name) ?? []), node]);
  const onlyUser = (name: string, operator: string): GraphNode | undefined => {
    const [user, ...others] = users.get(name) ?? [];
    return user?.operator === operator && others.length === 0 ? user : undefined;
  };

  function productOf(multiply: GraphNode): QuantisedProduct | undefined {
    const [quantised, weight, , weightZero] = multiply.inputs;
    const quantise = producers.get(quantised ?? '');
    const [activations] = quantise?.inputs ?? [];
    if (!weight || !weightZero || !activations || quantise?.operator !== 'DynamicQuantizeLinear') return undefined;
    if (!producers.has(activations)) return undefined;
    const cast = onlyUser(multiply.outputs[0]!, 'Cast');
    const last = cast && onlyUser(cast.outputs[0]!, 'Mul');
    const scales = producers.get(last?.inputs.find((name) => name !== cast?.outputs[0]) ?? '');
    const weightScale = scales?.inputs.find((name) => name !== quantise.outputs[1]);
    if (!cast || !last || !scales || !weightScale) return undefined;
    return { activations, weight, weightScale, weightZero, multiply, cast, scales, last };
  }

  const products = nodes.filter(({ operator }) => operator === 'MatMulInteger').map(productOf);
  const replaced = new Map<GraphNode, GraphNode[]>();
  const unpacked = new Set<string>();
  for (const product of products) {
    if (!product) continue;
    const { activations, weight, weightScale, weightZero, multiply, cast, scales, last } = product;
    const exact = `${weight}_unpacked`;
    const unpack = newNode('DequantizeLinear', [weight, weightScale, weightZero], exact, { axis: 1 });
    const exactProduct = newNode('MatMul', [activations, exact], last.outputs[0]!);
    for (const node of [multiply, cast, scales]) replaced.set(node, []);
    replaced.set(last, unpacked.has(exact) ? [exactProduct] : [unpack, exactProduct]);
    unpacked.add(exact);
  }
  return withoutUnused(
    nodes.flatMap((node) => replaced.get(node) ?? [node]),
    (name) => users.has(name),
  );
}

/** Nobody may want the quantised activations any more. What nobody wanted here before is wanted by a branch. */
function withoutUnused(nodes: readonly GraphNode[], wasWanted: (name: string) => boolean): GraphNode[] {
  const wanted = new Set(nodes.flatMap(({ inputs }) => inputs));
  return nodes.filter(
    ({ operator, outputs }) =>
      operator !== 'DynamicQuantizeLinear' || outputs.some((name) => wanted.has(name)) || !outputs.some(wasWanted),
  );
}
