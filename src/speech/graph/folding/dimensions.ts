/** The dimensions of what an operator gives, from those of what it takes. */

import { elementType, type GraphNode, integerAttribute } from '../onnx.ts';
import type { Known } from './known.ts';
import { Size } from './size.ts';

type Dims = readonly Size[];
/** A size that nothing is known of, for a dimension of the result. */
type Unknown = (axis: number) => Size;
type Rule = (node: GraphNode, inputs: readonly Known[], unknown: Unknown) => Dims | undefined;

const likeFirst: Rule = (_node, [first]) => first?.dims;
const likeAll: Rule = (_node, inputs, unknown) =>
  broadcast(
    inputs.map(({ dims }) => dims),
    unknown,
  );
const one = Size.of(1);

const rules: Readonly<Record<string, Rule>> = {
  ...Object.fromEntries(
    [
      ...[
        'Cast',
        'Cos',
        'DequantizeLinear',
        'DynamicQuantizeLinear',
        'Erf',
        'Identity',
        'InstanceNormalization',
        'Neg',
      ],
      ...['Sigmoid', 'Sin', 'Softmax', 'Sqrt', 'Tanh'],
    ].map((operator) => [operator, likeFirst]),
  ),
  ...Object.fromEntries(
    ['Add', 'Div', 'Equal', 'Greater', 'Mul', 'Pow', 'Sub', 'Where'].map((operator) => [operator, likeAll]),
  ),
  MatMul: product,
  MatMulInteger: product,
  Conv: convolution,
  Shape: (node, [of]) => of?.dims && [Size.of(ofShape(node, of.dims).length)],
  Range: (_node, [start, limit, step], unknown) => {
    const [from, to] = [start, limit].map((known) =>
      known?.values?.type === elementType.int64 ? known.values.list[0] : undefined,
    );
    if (numbersOf(step)?.[0] !== 1 || !from || !to?.isAtLeast(from)) return [unknown(0)];
    return [to.plus(from, -1)];
  },
  ConstantOfShape: (_node, [shape]) => shape?.values?.list,
  Expand: (_node, [of, shape], unknown) => broadcast([of?.dims, shape?.values?.list], unknown),
  Transpose: (node, [of]) => {
    const perm = integerAttribute(node, 'perm');
    return of?.dims && (perm.length > 0 ? perm.map((from) => of.dims![from]!) : [...of.dims].reverse());
  },
  Concat: (node, inputs) => {
    const all = inputs.flatMap(({ dims }) => (dims ? [dims] : []));
    const [first] = all;
    const axis = axisOf(node, first);
    if (!first || all.length < inputs.length || all.some(({ length }) => length !== first.length)) return undefined;
    const sum = all.map((dims) => dims[axis]!).reduce((total, size) => total.plus(size));
    return first.map((_, at) => (at === axis ? sum : best(all.map((dims) => dims[at]!))));
  },
  Gather: (node, [of, places]) => {
    const axis = axisOf(node, of?.dims);
    return of?.dims && places?.dims && [...of.dims.slice(0, axis), ...places.dims, ...of.dims.slice(axis + 1)];
  },
  Unsqueeze: (node, [of, given]) => {
    const axes = axesOf(node, given);
    if (!of?.dims || !axes) return undefined;
    const rank = of.dims.length + axes.length;
    const places = new Set(axes.map((axis) => (axis < 0 ? axis + rank : axis)));
    const rest = of.dims.values();
    return Array.from({ length: rank }, (_, at) => (places.has(at) ? one : rest.next().value!));
  },
  ReduceMean: (node, [of, given]) => {
    const places = placesOf(axesOf(node, given), of?.dims);
    if (!places || !of?.dims) return undefined;
    const isKept = integerAttribute(node, 'keepdims')[0] !== 0;
    return isKept
      ? of.dims.map((size, at) => (places.has(at) ? one : size))
      : of.dims.filter((_, at) => !places.has(at));
  },
  Slice: slice,
  Reshape: reshape,
};

/** Whether the operator is one of those that are known here. All of them give the same for the same. */
export const isKnown = (operator: string): boolean => operator in rules;

/** The dimensions of the first result; undefined where not even their number is known. */
export function dimensionsAfter(node: GraphNode, inputs: readonly Known[]): Dims | undefined {
  return rules[node.operator]?.(node, inputs, (axis) => Size.named(`${node.outputs[0]}:${axis}`));
}

/** The part of the dimensions that a Shape gives. */
export function ofShape(node: GraphNode, dims: Dims): Dims {
  const [start] = integerAttribute(node, 'start');
  const [end] = integerAttribute(node, 'end');
  return dims.slice(start ?? 0, end);
}

/** The axis of the node's attribute, counted from the front; 0 where there is none. */
export function axisOf(node: GraphNode, dims: Dims = []): number {
  const axis = integerAttribute(node, 'axis')[0] ?? 0;
  return axis < 0 ? axis + dims.length : axis;
}

/** The numbers that a value consists of; undefined where one is not known. */
export function numbersOf(known: Known | undefined): number[] | undefined {
  const numbers = known?.values?.list.map(({ number }) => number);
  return numbers?.every((number) => number !== undefined) ? (numbers as number[]) : undefined;
}

/** Axes are an input of newer operators, an attribute of older ones. */
function axesOf(node: GraphNode, given: Known | undefined): number[] | undefined {
  if (given) return numbersOf(given);
  const axes = integerAttribute(node, 'axes');
  return axes.length > 0 ? axes : undefined;
}

function placesOf(axes: readonly number[] | undefined, dims: Dims | undefined): Set<number> | undefined {
  return axes && dims && new Set(axes.map((axis) => (axis < 0 ? axis + dims.length : axis)));
}

/** Of sizes that must be equal the one that says most. */
const best = (sizes: readonly Size[]): Size => sizes.find(({ number }) => number !== undefined) ?? sizes[0]!;

function broadcast(all: readonly (Dims | undefined)[], unknown: Unknown): Dims | undefined {
  const known = all.flatMap((dims) => (dims ? [dims] : []));
  if (known.length < all.length) return undefined;
  const rank = Math.max(...known.map(({ length }) => length));
  return Array.from({ length: rank }, (_, axis) => {
    const met = known.flatMap((dims) => dims[dims.length - rank + axis] ?? []).filter(({ number }) => number !== 1);
    if (met.length === 0) return one;
    const isOne = met.some(({ number }) => number !== undefined) || met.every(({ key }) => key === met[0]!.key);
    return isOne ? best(met) : unknown(axis);
  });
}

function product(_node: GraphNode, [left, right]: readonly Known[], unknown: Unknown): Dims | undefined {
  const [rows, columns] = [left?.dims?.at(-2), right?.dims?.at(-1)];
  if (!rows || !columns || right!.dims!.length < 2) return undefined;
  const outer = broadcast([left!.dims!.slice(0, -2), right!.dims!.slice(0, -2)], unknown);
  return outer && [...outer, rows, columns];
}

function convolution(_node: GraphNode, [of, kernel]: readonly Known[], unknown: Unknown): Dims | undefined {
  const [rows, channels] = [of?.dims?.[0], kernel?.dims?.[0]];
  return rows && channels && [rows, channels, ...of!.dims!.slice(2).map((_, at) => unknown(at + 2))];
}

function slice(_node: GraphNode, [of, ...given]: readonly Known[], unknown: Unknown): Dims | undefined {
  const dims = of?.dims;
  const [starts, ends] = given.map((known) => known?.values?.list);
  const places = given[2] ? numbersOf(given[2]) : starts?.map((_, at) => at);
  if (!dims || !places) return undefined;
  return dims.map((size, axis) => {
    const at = places.findIndex((place) => place === axis || place + dims.length === axis);
    if (at < 0) return size;
    const step = given[3] ? given[3].values?.list[at]?.number : 1;
    return sliced(size, starts?.[at], ends?.[at], step) ?? unknown(axis);
  });
}

function sliced(size: Size, start?: Size, end?: Size, step?: number): Size | undefined {
  if (!start || !end || step === undefined || step < 1) return undefined;
  const [length, from, to] = [size.number, start.number, end.number];
  if (length !== undefined && from !== undefined && to !== undefined) {
    const place = (at: number) => Math.min(Math.max(at < 0 ? at + length : at, 0), length);
    return Size.of(Math.max(0, Math.ceil((place(to) - place(from)) / step)));
  }
  if (from !== 0 || step !== 1) return undefined;
  if (to === undefined ? end.isAtLeast(size) : to >= Number.MAX_SAFE_INTEGER) return size;
  return end.isAtLeast(Size.of(0)) && size.isAtLeast(end) ? end : undefined;
}

function reshape(node: GraphNode, [of, shape]: readonly Known[], unknown: Unknown): Dims | undefined {
  const rank = shape?.dims?.[0]?.number;
  if (rank === undefined) return undefined;
  const target = integerAttribute(node, 'allowzero')[0] ? undefined : shape?.values?.list;
  const known = Array.from({ length: rank }, (_, at) => target && reshaped(target[at]!, of?.dims?.[at]));
  const rest = target?.findIndex(({ number }) => number === -1) ?? -1;
  const others = known.filter((_, at) => at !== rest);
  if (rest >= 0 && of?.dims && others.every((size) => size)) known[rest] = quotient(of.dims, others as Size[]);
  return known.map((size, at) => size ?? unknown(at));
}

/** A zero takes the dimension as it is; what may be zero is known where that makes no difference. */
function reshaped(target: Size, dim: Size | undefined): Size | undefined {
  if (target.number === 0 || target.key === dim?.key) return dim;
  return target.isAtLeast(one) ? target : undefined;
}

/** What is left of a product of sizes for one more dimension. */
function quotient(all: Dims, others: Dims): Size | undefined {
  const open = new Map<string, [size: Size, times: number]>();
  let [above, below] = [1, 1];
  for (const [sizes, sign] of [
    [all, 1],
    [others, -1],
  ] as const) {
    for (const size of sizes) {
      if (size.number === undefined) open.set(size.key, [size, (open.get(size.key)?.[1] ?? 0) + sign]);
      else if (sign > 0) above *= size.number;
      else below *= size.number;
    }
  }
  const left = [...open.values()].filter(([, times]) => times !== 0);
  const factor = above / below;
  if (!Number.isInteger(factor) || left.length > 1 || (left[0] && left[0][1] !== 1)) return undefined;
  return left[0] ? left[0][0].times(factor) : Size.of(factor);
}
