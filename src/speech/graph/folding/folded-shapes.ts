/**
 * Does before a graph is compiled what is arithmetic on its shapes. Exported decoders are mostly that: every reshaping reads the shape of
 * what it takes, picks dimensions and puts them together again, in every layer anew. The runtime takes half its time to compile such a
 * graph for it, and knows no dimension before it runs; but most of them have names, and those that are equal are computed once, or, in a
 * reshaping, not at all. Nothing is rounded otherwise than before.
 */

import { editModel, type GraphConstant, integersIn, type MainGraph, type Model, numberIn } from '../main-graph.ts';
import { attributesOf, elementType, type GraphNode, integerAttribute, isStandard, withInputs } from '../onnx.ts';
import { neededFor } from '../part.ts';
import { dimensionsAfter, isKnown, numbersOf } from './dimensions.ts';
import { type Known, keyOf } from './known.ts';
import { Size } from './size.ts';
import { valuesAfter } from './values.ts';

const { float, int64 } = elementType;

/** The same model with fewer nodes and nothing that none of them takes; as it is where it has branches. Throws a RangeError on broken bytes. */
export function foldedShapes(model: Model): Model {
  const edited = editModel(model, (graph) => {
    const folded = new Folding(graph).folded();
    return folded && { ...graph, ...folded };
  });
  if (!edited) return model;
  const { nodes, initializers } = edited.graph;
  const taken = new Set([...nodes.flatMap(({ inputs }) => inputs), ...model.graph.outputs.keys()]);
  const only = new Map([...initializers].filter(([name]) => taken.has(name)));
  return edited.with({ ...model.graph, nodes, initializers: only });
}

type Numbers = readonly number[] | Float32Array;

const branching = ['If', 'Loop', 'Scan', 'SequenceMap'];

class Folding {
  readonly #graph: MainGraph;
  readonly #outputs: ReadonlySet<string>;
  readonly #known = new Map<string, Known>();
  /** What stands for a value that is the same, by the name of the value. */
  readonly #instead = new Map<string, string>();
  /** The first value of each kind. */
  readonly #first = new Map<string, string>();
  readonly #added = new Map<string, Numbers>();

  constructor(graph: MainGraph) {
    this.#graph = graph;
    this.#outputs = new Set(graph.outputs.map(({ name }) => name));
  }

  /** What is left of the nodes, and constants that are new; null where there are branches, or a node comes before what it takes. */
  folded(): { nodes: readonly GraphNode[]; constants: ReadonlyMap<string, Numbers> } | null {
    const { nodes, constants, inputs } = this.#graph;
    if (nodes.some(({ operator }) => branching.includes(operator))) return null;
    const computed = new Set(nodes.flatMap(({ outputs }) => outputs));
    const ready = new Set(['']);
    for (const { name, dims } of inputs) {
      ready.add(name);
      this.#known.set(name, { dims: dims?.map((dim, axis) => sizeOf(dim, `${name}:${axis}`)) });
    }
    for (const [name, constant] of constants) {
      this.#known.set(name, knownOf(constant));
      if (computed.has(name)) continue;
      ready.add(name);
      this.#isSame(name, this.#valuesKey(name));
    }
    const kept: GraphNode[] = [];
    for (const node of nodes) {
      if (!node.inputs.every((name) => ready.has(name))) return null;
      for (const name of node.outputs) ready.add(name);
      kept.push(...this.#kept(node));
    }
    return { nodes: neededFor([...this.#outputs], kept), constants: this.#added };
  }

  /** The node as it is to be, or nothing where its result is there already. */
  #kept(node: GraphNode): GraphNode[] {
    const inputs = node.inputs.map((name) => this.#instead.get(name) ?? name);
    const isUnderstood = isKnown(node.operator) && isStandard(node);
    if (isUnderstood) this.#learn(node, inputs);
    const [result = ''] = node.outputs;
    const numbers = numbersIn(this.#known.get(result));
    if (this.#isSame(result, this.#valuesKey(result))) return [];
    if (isUnderstood && numbers && !this.#outputs.has(result)) {
      this.#added.set(result, numbers);
      return [];
    }
    if (isUnderstood && node.outputs.length === 1 && this.#isSame(result, signatureOf(node, inputs))) return [];
    const taken = node.operator === 'Reshape' && isUnderstood ? this.#reshaping(node, inputs) : inputs;
    return [taken.every((name, at) => name === node.inputs[at]) ? node : withInputs(node, taken)];
  }

  #learn(node: GraphNode, inputs: readonly string[]): void {
    const known = inputs.map((name) => this.#known.get(name) ?? {});
    const dims = dimensionsAfter(node, known);
    const [result, ...scalars] = node.outputs;
    this.#known.set(result!, { dims, values: dims && valuesAfter(node, known, dims) });
    if (node.operator === 'DynamicQuantizeLinear') for (const name of scalars) this.#known.set(name, { dims: [] });
  }

  /** Whether an earlier value is the same as this one, and stands for it from now on. */
  #isSame(name: string, key: string | undefined): boolean {
    if (key === undefined || this.#outputs.has(name)) return false;
    const first = this.#first.get(key);
    if (first === undefined) this.#first.set(key, name);
    else this.#instead.set(name, first);
    return first !== undefined;
  }

  #valuesKey(name: string): string | undefined {
    const known = this.#known.get(name);
    return known?.values?.list.every(({ number = 0 }) => isExact(number)) ? keyOf(known) : undefined;
  }

  /** The inputs of a reshaping with a constant for its target, where that takes whatever is not a number as it is. */
  #reshaping(node: GraphNode, [of = '', target = '']: readonly string[]): string[] {
    const dims = this.#known.get(of)?.dims;
    const list = this.#known.get(target)?.values?.list ?? [];
    const isComputed = list.some(({ number }) => number === undefined);
    const isLike = list.every(({ number, key }, at) => number !== undefined || key === dims?.[at]?.key);
    if (!isComputed || !isLike || integerAttribute(node, 'allowzero')[0]) return [of, target];
    const own = `${node.outputs[0]}.target`;
    const numbers = list.map(({ number = 0 }) => number);
    this.#known.set(own, knownRow(int64, numbers));
    if (!this.#isSame(own, this.#valuesKey(own))) this.#added.set(own, numbers);
    return [of, this.#instead.get(own) ?? own];
  }
}

/** Whether no other number is written the same. */
const isExact = (number: number): boolean =>
  !Object.is(number, -0) && (Number.isSafeInteger(number) || !Number.isInteger(number));

/** A row of numbers as a constant; undefined where it is none that can be written. */
function numbersIn(known: Known | undefined): Numbers | undefined {
  const numbers = numbersOf(known);
  if (known?.dims?.length !== 1 || !numbers?.every(Number.isFinite)) return undefined;
  if (known.values?.type === float) return Float32Array.from(numbers);
  return known.values?.type === int64 && numbers.every(Number.isSafeInteger) ? numbers : undefined;
}

/** Dimensions of the same name are of the same size (onnx.proto3, TensorShapeProto). */
function sizeOf(dim: number | string, place: string): Size {
  if (typeof dim === 'number' && dim > 0) return Size.of(dim);
  return Size.named(typeof dim === 'string' && dim ? dim : place);
}

const knownRow = (type: number, numbers: readonly number[]): Known => ({
  dims: [Size.of(numbers.length)],
  values: { type, list: numbers.map(Size.of) },
});

function knownOf(constant: GraphConstant): Known {
  const dims = constant.dims.map(Size.of);
  const number = constant.type === float ? numberIn(constant) : undefined;
  const numbers = number === undefined ? integersIn(constant) : [number];
  // Values that lie in another file are not read.
  const isWhole = dims.length <= 1 && numbers?.length === (constant.dims[0] ?? 1);
  return { dims, values: isWhole ? { type: constant.type, list: numbers.map(Size.of) } : undefined };
}

/** The same for nodes that compute the same. */
function signatureOf(node: GraphNode, inputs: readonly string[]): string {
  const attributes = attributesOf(node).map((bytes) => String.fromCharCode(...bytes));
  return [node.operator, ...inputs, ...attributes].join();
}
