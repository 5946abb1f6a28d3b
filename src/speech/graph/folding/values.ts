/** The numbers that an operator of shapes gives, from those that it takes. */

import { integersIn, readConstant } from '../main-graph.ts';
import { elementType, type GraphNode, integerAttribute, tensorAttribute } from '../onnx.ts';
import { axisOf, numbersOf, ofShape } from './dimensions.ts';
import type { Known, Values } from './known.ts';
import { Size } from './size.ts';

const { bool, float, int64 } = elementType;
/** Longer rows are no shapes. */
const longest = 64;

type Rule = (node: GraphNode, inputs: readonly Known[], dims: readonly Size[]) => Values | undefined;

const same: Rule = (_node, [of]) => of?.values;

const rules: Readonly<Record<string, Rule>> = {
  Identity: same,
  Unsqueeze: same,
  Reshape: same,
  Shape: (node, [of]) => of?.dims && { type: int64, list: ofShape(node, of.dims) },
  Concat: (_node, inputs) => {
    const all = inputs.flatMap(({ values }) => (values ? [values] : []));
    return all.length === inputs.length ? { type: all[0]!.type, list: all.flatMap(({ list }) => list) } : undefined;
  },
  Gather: (node, [of, places]) => {
    const at = numbersOf(places);
    if (!of?.values || !at || axisOf(node, of.dims) !== 0) return undefined;
    const picked = at.map((place) => of.values!.list.at(place));
    return picked.every((size) => size) ? { type: of.values.type, list: picked as Size[] } : undefined;
  },
  Slice: (_node, [of, ...given]) => {
    const [starts, ends, axes = [0], steps = [1]] = given.map(numbersOf);
    if (!of?.values || starts?.length !== 1 || ends?.length !== 1 || axes[0]! > 0 || steps[0] !== 1) return undefined;
    return { ...of.values, list: of.values.list.slice(starts[0], ends[0]) };
  },
  Range: (_node, inputs) => {
    const [from, to, step] = inputs.map((known) => numbersOf(known)?.[0]);
    if (inputs[0]?.values?.type !== int64 || from === undefined || to === undefined || !step) return undefined;
    const count = Math.max(0, Math.ceil((to - from) / step));
    if (count > longest) return undefined;
    return { type: int64, list: Array.from({ length: count }, (_, at) => Size.of(from + at * step)) };
  },
  ConstantOfShape: (node, _inputs, [length]) => {
    const message = tensorAttribute(node, 'value');
    const [value] = (message && integersIn(readConstant(message, ''))) ?? [];
    if (value === undefined || length?.number === undefined || length.number > longest) return undefined;
    return { type: int64, list: Array(length.number).fill(Size.of(value)) };
  },
  Cast: (node, [of]) => {
    const [type] = integerAttribute(node, 'to');
    const numbers = numbersOf(of);
    if (type === of?.values?.type) return of?.values;
    if (!numbers || (type !== int64 && type !== float)) return undefined;
    return { type, list: numbers.map((number) => Size.of(type === float ? Math.fround(number) : Math.trunc(number))) };
  },
  Sqrt: (_node, [of]) => {
    const numbers = of?.values?.type === float ? numbersOf(of) : undefined;
    return numbers && { type: float, list: numbers.map((number) => Size.of(Math.fround(Math.sqrt(number)))) };
  },
  Add: pairwise(
    (one, other) => one.plus(other),
    (one, other) => one + other,
  ),
  Sub: pairwise(
    (one, other) => one.plus(other, -1),
    (one, other) => one - other,
  ),
  Mul: pairwise(multiplied, (one, other) => one * other),
  Div: pairwise(divided, (one, other) => one / other),
  Equal: (_node, [one, other], dims) =>
    one?.values &&
    withType(
      bool,
      paired([one.values.list, other?.values?.list], dims, ([a, b]) => isEqual(a!, b!)),
    ),
  Where: (_node, [choice, one, other], dims) => {
    const lists = [choice, one, other].map((known) => known?.values?.list);
    const chosen = paired(lists, dims, ([which, a, b]) =>
      which!.number === 1 ? a : which!.number === 0 ? b : undefined,
    );
    return one?.values && withType(one.values.type, chosen);
  },
};

/** The numbers of the first result, which has these dimensions; undefined where one is not known. */
export function valuesAfter(node: GraphNode, inputs: readonly Known[], dims: readonly Size[]): Values | undefined {
  if (dims.length > 1) return undefined;
  const values = rules[node.operator]?.(node, inputs, dims);
  return values && values.list.length <= longest ? values : undefined;
}

type Lists = readonly (readonly Size[] | undefined)[];

/** Element by element, where a single number stands for all; undefined where a result is. */
function paired(
  lists: Lists,
  [length]: readonly Size[],
  work: (each: readonly Size[]) => Size | undefined,
): readonly Size[] | undefined {
  if (lists.some((list) => !list)) return undefined;
  const results = Array.from({ length: length?.number ?? 1 }, (_, at) =>
    work(lists.map((list) => (list!.length === 1 ? list![0]! : list![at]!))),
  );
  return results.every((size) => size) ? (results as Size[]) : undefined;
}

const withType = (type: number, list: readonly Size[] | undefined): Values | undefined => list && { type, list };

/** Floats are rounded to 32 bits as the runtime rounds them: once more than 64 bits, which changes none of these results. */
function pairwise(
  whole: (one: Size, other: Size) => Size | undefined,
  real: (one: number, other: number) => number,
): Rule {
  return (_node, [one, other], dims) => {
    const type = one?.values?.type;
    if (type !== int64 && type !== float) return undefined;
    const work = ([a, b]: readonly Size[]) =>
      type === int64 ? whole(a!, b!) : Size.of(Math.fround(real(a!.number!, b!.number!)));
    return withType(type, paired([one!.values!.list, other?.values?.list], dims, work));
  };
}

function multiplied(one: Size, other: Size): Size | undefined {
  if (one.number !== undefined) return other.times(one.number);
  return other.number === undefined ? undefined : one.times(other.number);
}

function divided({ number: one }: Size, { number: other }: Size): Size | undefined {
  return one === undefined || !other ? undefined : Size.of(Math.trunc(one / other));
}

function isEqual(one: Size, other: Size): Size | undefined {
  if (one.key === other.key) return Size.of(1);
  const isApart = one.isAtLeast(other.plus(Size.of(1))) || other.isAtLeast(one.plus(Size.of(1)));
  return isApart ? Size.of(0) : undefined;
}
