/**
 * The weights of a Whisper encoder whose products are quantised to 8 bits, where its graph computes what the architecture says and nothing
 * else (Radford et al. 2022, arXiv:2212.04356): two convolutions, positions, layers of attention and of two products, a last normalisation.
 * It is read from the output backwards, by what the nodes do and never by their names.
 */

import { floatsIn, type GraphConstant, type MainGraph, numberIn, rawValues } from '../main-graph.ts';
import { elementType, floatAttribute, type GraphNode, integerAttribute } from '../onnx.ts';
import { producersOf } from '../part.ts';
import { attentionsOf, encoderStructure } from './encoder-structure.ts';

/** A product with bytes: scale · Σ activation · (byte − zero) + bias. */
export interface ByteProduct {
  /** A view of the file: [inputs, outputs], of a convolution [outputs, channels, 3]. Signed where `zero` may be negative. */
  bytes: Uint8Array | Int8Array;
  inputs: number;
  outputs: number;
  /** Frames from one product to the next. */
  stride: number;
  scale: number;
  zero: number;
  /** [outputs]; null where there is none. */
  bias: Float32Array | null;
}

export interface Normalisation {
  gain: Float32Array;
  bias: Float32Array;
  epsilon: number;
}

export interface EncoderLayer {
  heads: number;
  /** Numbers of a key, and of a value. */
  size: number;
  before: Normalisation;
  /** Queries are scaled already. */
  query: ByteProduct;
  key: ByteProduct;
  value: ByteProduct;
  mixed: ByteProduct;
  between: Normalisation;
  wide: ByteProduct;
  narrow: ByteProduct;
}

export interface EncoderWeights {
  bands: number;
  /** Of a whole window, 20 ms each. */
  frames: number;
  width: number;
  /** Kernels of 3 frames; the second one takes every other frame. */
  convolutions: readonly [ByteProduct, ByteProduct];
  /** [frames, width]. */
  positions: Float32Array;
  layers: readonly EncoderLayer[];
  last: Normalisation;
}

/** Null where the graph computes anything else, or has weights in other places or numbers. */
export function encoderWeights(graph: MainGraph): EncoderWeights | null {
  const structure = encoderStructure(graph);
  const attentions = attentionsOf(graph);
  if (!structure || !attentions) return null;
  const reader = new Reader(graph);
  const [, bands] = structure.input.dims ?? [];
  const last = reader.normalisation(structure.output.name);
  if (!last || typeof bands !== 'number') return null;

  const layers: EncoderLayer[] = [];
  let { input } = last;
  for (const { scores, softmax, mix, heads, size } of attentions.toReversed()) {
    const narrow = reader.added(input);
    const wide = narrow && reader.product(reader.gelu(narrow.input));
    const between = wide && reader.normalisation(wide.input);
    const mixed = between && narrow?.others === between.input ? reader.added(between.input) : undefined;
    if (!narrow || !wide || !between || !mixed || reader.merged(mixed.input) !== mix.outputs[0]) return null;
    const factor = reader.factorBetween(scores.outputs[0]!, softmax.inputs[0]!);
    const plain = reader.product(scores.inputs[0], [0, 2, 1, 3]);
    const query = plain && factor !== undefined && scaledBy(factor, plain);
    const key = reader.product(scores.inputs[1], [0, 2, 3, 1]);
    const value = reader.product(mix.inputs[1], [0, 2, 1, 3]);
    const before = query && reader.normalisation(query.input);
    const isTogether = key?.input === plain?.input && value?.input === plain?.input;
    if (!query || !key || !value || !before || !isTogether || mixed.others !== before.input) return null;
    layers.unshift({ heads, size, before, query, key, value, mixed, between, wide, narrow });
    ({ input } = before);
  }

  const { add, audio, table } = structure.positions;
  const second = reader.product(reader.gelu(reader.turned(audio)));
  const first = second && reader.product(reader.gelu(second.input));
  const positions = reader.floats(table);
  if (add.outputs[0] !== input || !first || !positions || first.input !== structure.input.name) return null;
  const weights = {
    bands,
    frames: structure.frames,
    width: second.outputs,
    convolutions: [first, second] as const,
    positions,
    layers,
    last,
  };
  return isWhole(weights) ? weights : null;
}

type Found<What> = What & { input: string };

const scaledBy = (factor: number, product: Found<ByteProduct>): Found<ByteProduct> => ({
  ...product,
  scale: factor * product.scale,
  bias: product.bias?.map((value) => factor * value) ?? null,
});

class Reader {
  readonly #producers: ReadonlyMap<string, GraphNode>;
  readonly #constants: ReadonlyMap<string, GraphConstant>;

  constructor({ nodes, constants }: MainGraph) {
    this.#producers = producersOf(nodes);
    this.#constants = constants;
  }

  floats(name: string): Float32Array | undefined {
    const node = this.#producers.get(name);
    if (node?.operator === 'Identity' || node?.operator === 'Reshape') return this.floats(node.inputs[0]!);
    const constant = this.#constants.get(name);
    return constant && floatsIn(constant);
  }

  normalisation(name: string): Found<Normalisation> | undefined {
    const node = this.#producers.get(name);
    if (node?.operator !== 'LayerNormalization') return this.#spelledOut(node);
    const [gain, bias] = node.inputs.slice(1).map((each) => this.floats(each));
    const axis = integerAttribute(node, 'axis')[0] ?? -1;
    if (!gain || !bias || axis !== -1) return undefined;
    return { input: node.inputs[0]!, gain, bias, epsilon: floatAttribute(node, 'epsilon') ?? 1e-5 };
  }

  /** As files have it that were written before there was an operator for it: (x − mean) / √(mean of squares + epsilon) · gain + bias. */
  #spelledOut(node: GraphNode | undefined): Found<Normalisation> | undefined {
    const scaled = this.#withConstant(node, 'Add');
    const even = scaled && this.#withConstant(this.#producers.get(scaled.other), 'Mul');
    const division = even && this.#producers.get(even.other);
    if (!even || division?.operator !== 'Div') return undefined;
    const [away, deviation] = division.inputs.map((each) => this.#producers.get(each));
    const variance = this.#withConstant(
      deviation?.operator === 'Sqrt' ? this.#producers.get(deviation.inputs[0]!) : undefined,
      'Add',
    );
    const squares = variance && this.#meanOf(variance.other);
    const power = this.#withConstant(this.#producers.get(squares ?? ''), 'Pow');
    const [input, mean] = away?.operator === 'Sub' ? away.inputs : [];
    const isVariance = power?.other === division.inputs[0] && power?.constant[0] === 2 && power?.place === 1;
    if (!input || this.#meanOf(mean) !== input || !isVariance || variance?.constant.length !== 1) return undefined;
    return { input, gain: even.constant, bias: scaled.constant, epsilon: variance.constant[0]! };
  }

  #meanOf(name: string | undefined): string | undefined {
    const node = this.#producers.get(name ?? '');
    const isOfRows = node?.operator === 'ReduceMean' && integerAttribute(node, 'axes').join() === '-1';
    return isOfRows ? node.inputs[0] : undefined;
  }

  /** A node over a constant and something else. */
  #withConstant(
    node: GraphNode | undefined,
    operator: string,
  ): { constant: Float32Array; place: number; other: string } | undefined {
    if (node?.operator !== operator) return undefined;
    for (const [at, name] of node.inputs.entries()) {
      const constant = this.floats(name);
      if (constant) return { constant, place: at, other: node.inputs[1 - at]! };
    }
    return undefined;
  }

  /** What x / 2 · (1 + erf(x / √2)) is of. */
  gelu(name: string | undefined): string | undefined {
    const factors = this.#factorsOf(name ?? '');
    const divisions = factors.flatMap((each) => this.#erfOf(each) ?? []);
    const isHalved = factors.some((each) => this.#numberAt(each) === 0.5);
    const of = factors.find((each) => each === divisions[0]);
    return factors.length === 3 && isHalved ? of : undefined;
  }

  /** What 1 + erf(x / √2) is of. */
  #erfOf(name: string): string | undefined {
    const sum = this.#withConstant(this.#producers.get(name), 'Add');
    const erf = this.#producers.get(sum?.other ?? '');
    const division = this.#producers.get(erf?.operator === 'Erf' ? erf.inputs[0]! : '');
    const [of, root] = division?.operator === 'Div' ? division.inputs : [];
    const isRoot = Math.abs((this.#numberAt(root ?? '') ?? 0) - Math.SQRT2) < 1e-6;
    return sum?.constant.length === 1 && sum.constant[0] === 1 && isRoot ? of : undefined;
  }

  /** The inputs of a multiplication of several. */
  #factorsOf(name: string): string[] {
    const node = this.#producers.get(name);
    return node?.operator === 'Mul' ? node.inputs.flatMap((each) => this.#factorsOf(each)) : [name];
  }

  #numberAt(name: string): number | undefined {
    const constant = this.#constants.get(name);
    return constant && numberIn(constant);
  }

  /** A product that is added to something else. */
  added(name: string): (Found<ByteProduct> & { others: string }) | undefined {
    const node = this.#producers.get(name);
    if (node?.operator !== 'Add') return undefined;
    for (const [at, each] of node.inputs.entries()) {
      const product = this.product(each);
      if (product) return { ...product, others: node.inputs[1 - at]! };
    }
    return undefined;
  }

  /** What is transposed from [1, width, frames] to [1, frames, width]. */
  turned(name: string): string | undefined {
    const node = this.#producers.get(name);
    return node?.operator === 'Transpose' && permutation(node).join() === '0,2,1' ? node.inputs[0] : undefined;
  }

  /** What heads beside each other are of: [1, heads, frames, size]. */
  merged(name: string): string | undefined {
    const node = this.#producers.get(name);
    const turn = node?.operator === 'Reshape' ? this.#producers.get(node.inputs[0]!) : undefined;
    return turn?.operator === 'Transpose' && permutation(turn).join() === '0,2,1,3' ? turn.inputs[0] : undefined;
  }

  /** A product with its bias and constant factors; with `heads`, split into heads and transposed so from [1, frames, heads, size]. */
  product(name: string | undefined, heads?: readonly number[]): Found<ByteProduct> | undefined {
    let factor = 1;
    let bias: Float32Array | undefined;
    let turns: readonly number[] = [0, 1, 2, 3];
    let splits = 0;
    for (let node = this.#producers.get(name ?? ''); node; node = this.#producers.get(name!)) {
      const constant = node.inputs.find((each) => this.floats(each));
      if (node.operator === 'Transpose' && splits === 0) {
        // Of what lies before: those nearer to the output come first here.
        const inner = permutation(node);
        turns = turns.map((axis) => inner[axis]!);
        [name] = node.inputs;
      } else if (node.operator === 'Reshape') {
        splits++;
        [name] = node.inputs;
      } else if (node.operator === 'Mul' && constant !== undefined && this.#numberAt(constant) !== undefined) {
        factor *= this.#numberAt(constant)!;
        name = node.inputs.find((each) => each !== constant);
      } else if (node.operator === 'Add' && constant !== undefined && !bias) {
        const by = factor;
        bias = this.floats(constant)!.map((value) => by * value);
        name = node.inputs.find((each) => each !== constant);
      } else {
        const found = this.#bare(node);
        const isTurned = heads
          ? splits === 1 && turns.join() === heads.join()
          : splits === 0 && turns.join() === '0,1,2,3';
        return found && isTurned ? { ...found, scale: factor * found.scale, bias: bias ?? null } : undefined;
      }
    }
    return undefined;
  }

  /** Quantise, multiply integers, cast, multiply by both scales. */
  #bare(last: GraphNode): Found<ByteProduct> | undefined {
    if (last.operator !== 'Mul') return undefined;
    const nodes = last.inputs.map((each) => this.#producers.get(each));
    const cast = nodes.find((node) => node?.operator === 'Cast');
    const scales = nodes.find((node) => node?.operator === 'Mul');
    const multiply = this.#producers.get(cast?.inputs[0] ?? '');
    const quantise = this.#producers.get(multiply?.inputs[0] ?? '');
    const scale = scales?.inputs.find((each) => each !== quantise?.outputs[1]);
    const weight = this.#constants.get(multiply?.inputs[1] ?? '');
    if (!multiply || quantise?.operator !== 'DynamicQuantizeLinear' || !weight || scale === undefined) return undefined;
    const [, range, nothing] = quantise.outputs;
    if (!scales!.inputs.includes(range!) || multiply.inputs[2] !== nothing) return undefined;
    const sizes = sizesOf(multiply, weight.dims);
    const factor = this.#numberAt(scale);
    const zero = this.#zeroOf(multiply.inputs[3]);
    const raw = rawValues(weight.message);
    const isSigned = weight.type === elementType.int8;
    if (!sizes || !raw || factor === undefined || zero === undefined) return undefined;
    if (!isSigned && weight.type !== elementType.uint8) return undefined;
    const bytes = isSigned ? new Int8Array(raw.buffer, raw.byteOffset, raw.byteLength) : raw;
    return { input: quantise.inputs[0]!, ...sizes, bytes, scale: factor, zero, bias: null };
  }

  /** 0 where there is none. */
  #zeroOf(name: string | undefined): number | undefined {
    return name ? this.#numberAt(name) : 0;
  }

  /** What the scores of an attention are multiplied by before the softmax. */
  factorBetween(scores: string, softmax: string): number | undefined {
    if (scores === softmax) return 1;
    const node = this.#producers.get(softmax);
    const [first = '', second = ''] = node?.inputs ?? [];
    if (node?.operator !== 'Mul' && node?.operator !== 'Div') return undefined;
    const isFirst = node.operator === 'Mul' && this.#numberAt(first) !== undefined;
    const number = this.#numberAt(isFirst ? first : second);
    const inner = this.factorBetween(scores, isFirst ? second : first);
    if (number === undefined || inner === undefined) return undefined;
    return node.operator === 'Div' ? inner / number : inner * number;
  }
}

const permutation = (node: GraphNode): number[] => integerAttribute(node, 'perm');

/** Of a plain product, and of a convolution with a kernel of 3 and a frame of nothing at both ends. */
function sizesOf(
  node: GraphNode,
  dims: readonly number[],
): Pick<ByteProduct, 'inputs' | 'outputs' | 'stride'> | undefined {
  if (node.operator === 'MatMulInteger' && dims.length === 2) return { inputs: dims[0]!, outputs: dims[1]!, stride: 1 };
  const isPlain =
    integerAttribute(node, 'pads').join() === '1,1' &&
    (integerAttribute(node, 'dilations')[0] ?? 1) === 1 &&
    (integerAttribute(node, 'group')[0] ?? 1) === 1;
  if (node.operator !== 'ConvInteger' || dims.length !== 3 || dims[2] !== 3 || !isPlain) return undefined;
  return { inputs: 3 * dims[1]!, outputs: dims[0]!, stride: integerAttribute(node, 'strides')[0] ?? 1 };
}

/** Whether all of it fits together, and is numbers: whole ones, which everything becomes, cannot tell what is none. */
function isWhole({ bands, frames, width, convolutions, positions, layers, last }: EncoderWeights): boolean {
  const isProduct = ({ bytes, bias, ...sizes }: ByteProduct, inputs: number, outputs: number, stride = 1) =>
    Number.isFinite(sizes.scale) &&
    sizes.stride === stride &&
    sizes.inputs === inputs &&
    sizes.outputs === outputs &&
    bytes.length === inputs * outputs &&
    (bias === null || (bias.length === outputs && bias.every(Number.isFinite)));
  const isNormal = ({ gain, bias, epsilon }: Normalisation) =>
    Number.isFinite(epsilon) &&
    [gain, bias].every((values) => values.length === width && values.every(Number.isFinite));
  const [first, second] = convolutions;
  return (
    positions.length === frames * width &&
    positions.every(Number.isFinite) &&
    isProduct(first, 3 * bands, width) &&
    isProduct(second, 3 * width, width, 2) &&
    isNormal(last) &&
    layers.every(
      ({ heads, size, before, query, key, value, mixed, between, wide, narrow }) =>
        heads * size === width &&
        [before, between].every(isNormal) &&
        [query, key, value, mixed].every((each) => isProduct(each, width, width)) &&
        isProduct(wide, width, wide.outputs) &&
        isProduct(narrow, wide.outputs, width),
    )
  );
}
