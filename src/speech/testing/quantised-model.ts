/**
 * A small ONNX model, written field by field (onnx.proto3), with the products that the quantiser of onnxruntime writes inside the
 * branches of an If: one over what is made in the branch, one over what comes from outside. Two rows of weights are enough.
 */

type Bytes = readonly number[];

const utf8 = new TextEncoder();

function varint(value: number): Bytes {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

/** A length-delimited field: text, or messages and bytes one after another. */
export function field(number: number, ...contents: readonly (string | Bytes)[]): Bytes {
  const bytes = contents.flatMap((content) => (typeof content === 'string' ? [...utf8.encode(content)] : content));
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
}

export const numberField = (number: number, value: number): Bytes => [...varint(number * 8), ...varint(value)];

/** Element types of onnx.proto3. */
const type = { float: 1, uint8: 2, bool: 9 };

const littleEndian = (numbers: readonly number[]): Bytes => [...new Uint8Array(Float32Array.from(numbers).buffer)];

function tensor(name: string, dims: readonly number[], element: number, raw: Bytes): Bytes {
  return [
    ...dims.flatMap((dim) => numberField(1, dim)),
    ...numberField(2, element),
    ...field(8, name),
    ...field(9, raw),
  ];
}

export function nodeBytes(operator: string, inputs: readonly string[], outputs: readonly string[], ...more: Bytes[]) {
  return field(
    1,
    inputs.flatMap((name) => field(1, name)),
    outputs.flatMap((name) => field(2, name)),
    field(4, operator),
    ...more,
  );
}

/** An attribute that is a whole number, or a graph. */
const integer = (name: string, value: number) => field(5, field(1, name), numberField(3, value), numberField(20, 2));
const graph = (name: string, ...parts: Bytes[]) => field(5, field(1, name), field(6, ...parts), numberField(20, 5));

/** A value of the graph, any number of rows wide or none. */
function value(number: number, name: string, element: number, dims: readonly (number | string)[]): Bytes {
  const shape = dims.map((dim) => field(1, typeof dim === 'string' ? field(2, dim) : numberField(1, dim)));
  return field(number, field(1, name), field(2, field(1, numberField(1, element), field(2, ...shape))));
}

/** Weights of [4, 3], each column with a scale and a zero of its own. */
export const weights = [200, 3, 128, 7, 250, 130, 90, 14, 1, 33, 120, 255];
export const weightZeros = [128, 100, 130];
export const weightScales = [0.01, 0.5, 0.002];

/** `to` = `of` times the weights. */
function product(of: string, to: string): Bytes[] {
  const own = (name: string) => `${to}.${name}`;
  return [
    nodeBytes('DynamicQuantizeLinear', [of], [own('quantised'), own('scale'), own('zero')]),
    nodeBytes('MatMulInteger', [own('quantised'), 'weight', own('zero'), 'weight.zero'], [own('integers')]),
    nodeBytes('Cast', [own('integers')], [own('floats')], integer('to', type.float)),
    nodeBytes('Mul', [own('scale'), 'weight.scale'], [own('scales')]),
    nodeBytes('Mul', [own('floats'), own('scales')], [to]),
  ];
}

/** Inside: over a row that the branch makes. Outside: over one that it is given. */
function branch(name: string, ...more: Bytes[]): Bytes {
  return graph(
    name,
    nodeBytes('Relu', ['rows'], [`${name}.made`]),
    ...product(`${name}.made`, `${name}.inside`),
    ...product('rows', `${name}.outside`),
    ...more,
    field(2, name),
    value(12, `${name}.inside`, type.float, ['n', 3]),
    value(12, `${name}.outside`, type.float, ['n', 3]),
  );
}

/** Twice the same weights in one branch: unpacked once. */
const again = product('then_branch.made', 'then_branch.again');

/** [n, 4] rows and a choice of the branch, to the two products of [n, 3]. */
export function quantisedModel(): Uint8Array<ArrayBuffer> {
  const main = field(
    7,
    nodeBytes('If', ['choice'], ['inside', 'outside'], branch('then_branch', ...again), branch('else_branch')),
    field(2, 'small'),
    field(5, tensor('weight', [4, 3], type.uint8, weights)),
    field(5, tensor('weight.zero', [3], type.uint8, weightZeros)),
    field(5, tensor('weight.scale', [3], type.float, littleEndian(weightScales))),
    value(11, 'rows', type.float, ['n', 4]),
    value(11, 'choice', type.bool, []),
    value(12, 'inside', type.float, ['n', 3]),
    value(12, 'outside', type.float, ['n', 3]),
  );
  return Uint8Array.from([...numberField(1, 8), ...main, ...field(8, field(1, ''), numberField(2, 14))]);
}
