/**
 * A small ONNX model, written field by field (onnx.proto3), with products as the quantiser of onnxruntime writes them, inside the branches
 * of an If: one over a value that is computed in the branch, one over a value from outside.
 */

export type Bytes = readonly number[];

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
export const elements = { float: 1, uint8: 2, int64: 7, bool: 9 };

export const littleEndian = (numbers: readonly number[]): Bytes => [
  ...new Uint8Array(Float32Array.from(numbers).buffer),
];

export function tensor(name: string, dims: readonly number[], element: number, raw: Bytes): Bytes {
  return [
    ...dims.flatMap((dim) => numberField(1, dim)),
    ...numberField(2, element),
    ...field(8, name),
    ...field(9, raw),
  ];
}

/** A model with these parts of its main graph. */
export const modelBytes = (...parts: Bytes[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...numberField(1, 8), ...field(7, ...parts), ...field(8, field(1, ''), numberField(2, 14))]);

export function nodeBytes(operator: string, inputs: readonly string[], outputs: readonly string[], ...more: Bytes[]) {
  return field(
    1,
    inputs.flatMap((name) => field(1, name)),
    outputs.flatMap((name) => field(2, name)),
    field(4, operator),
    ...more,
  );
}

/** Attributes with a whole number, several of them, or a graph. */
export const integer = (name: string, value: number) =>
  field(5, field(1, name), numberField(3, value), numberField(20, 2));
export const integers = (name: string, values: readonly number[]) =>
  field(5, field(1, name), ...values.map((value) => numberField(8, value)), numberField(20, 7));
export const graph = (name: string, ...parts: Bytes[]) =>
  field(5, field(1, name), field(6, ...parts), numberField(20, 5));

/** The declaration of an input or output with its type and dimensions; a dimension with a name is open. */
export function value(number: number, name: string, element: number, dims: readonly (number | string)[]): Bytes {
  const shape = dims.map((dim) => field(1, typeof dim === 'string' ? field(2, dim) : numberField(1, dim)));
  return field(number, field(1, name), field(2, field(1, numberField(1, element), field(2, ...shape))));
}

/** A float initialiser whose values are the same every time. */
export function waves(name: string, dims: readonly number[], seed: number): Bytes {
  const size = dims.reduce((all, dim) => all * dim, 1);
  const values = Array.from({ length: size }, (_, i) => Math.sin(seed + 7 * i));
  return field(5, tensor(name, dims, elements.float, littleEndian(values)));
}

/** An int64 initialiser of one dimension. */
export const wholeNumbers = (name: string, numbers: readonly number[]): Bytes =>
  field(
    5,
    tensor(name, [numbers.length], elements.int64, [...new Uint8Array(BigInt64Array.from(numbers, BigInt).buffer)]),
  );

/** Weights of [4, 3], each column with a scale and a zero point of its own. */
export const weights = [200, 3, 128, 7, 250, 130, 90, 14, 1, 33, 120, 255];
export const weightZeros = [128, 100, 130];
export const weightScales = [0.01, 0.5, 0.002];

/** The initialisers that `product` multiplies by. */
export const productWeights = (): Bytes[] => [
  field(5, tensor('weight', [4, 3], elements.uint8, weights)),
  field(5, tensor('weight.zero', [3], elements.uint8, weightZeros)),
  field(5, tensor('weight.scale', [3], elements.float, littleEndian(weightScales))),
];

/** The nodes of `to` = `of` · weights, with quantisation as in the exporter. */
export function product(of: string, to: string): Bytes[] {
  const own = (name: string) => `${to}.${name}`;
  return [
    nodeBytes('DynamicQuantizeLinear', [of], [own('quantised'), own('scale'), own('zero')]),
    nodeBytes('MatMulInteger', [own('quantised'), 'weight', own('zero'), 'weight.zero'], [own('integers')]),
    nodeBytes('Cast', [own('integers')], [own('floats')], integer('to', elements.float)),
    nodeBytes('Mul', [own('scale'), 'weight.scale'], [own('scales')]),
    nodeBytes('Mul', [own('floats'), own('scales')], [to]),
  ];
}

/** A branch with two products: `inside` over a row that the branch computes, `outside` over a row from outside. */
function branch(name: string, ...more: Bytes[]): Bytes {
  return graph(
    name,
    nodeBytes('Relu', ['rows'], [`${name}.made`]),
    ...product(`${name}.made`, `${name}.inside`),
    ...product('rows', `${name}.outside`),
    ...more,
    field(2, name),
    value(12, `${name}.inside`, elements.float, ['n', 3]),
    value(12, `${name}.outside`, elements.float, ['n', 3]),
  );
}

/** A second product with the same weights in a branch: they are unpacked once. */
const again = product('then_branch.made', 'then_branch.again');

/** A model from rows [n, 4] and the choice of the branch to two products [n, 3]. */
export function quantisedModel(): Uint8Array<ArrayBuffer> {
  return modelBytes(
    nodeBytes('If', ['choice'], ['inside', 'outside'], branch('then_branch', ...again), branch('else_branch')),
    field(2, 'small'),
    ...productWeights(),
    value(11, 'rows', elements.float, ['n', 4]),
    value(11, 'choice', elements.bool, []),
    value(12, 'inside', elements.float, ['n', 3]),
    value(12, 'outside', elements.float, ['n', 3]),
  );
}

/** A convolution with 8-bit kernels of three samples and stride 2, from [1, 1, n] to two channels. */
export function quantisedConvolution(): Uint8Array<ArrayBuffer> {
  return modelBytes(
    nodeBytes('DynamicQuantizeLinear', ['sound'], ['quantised', 'scale', 'zero']),
    nodeBytes('ConvInteger', ['quantised', 'kernel', 'zero', 'kernel.zero'], ['counted'], integers('strides', [2])),
    nodeBytes('Cast', ['counted'], ['floats'], integer('to', elements.float)),
    nodeBytes('Mul', ['scale', 'kernel.scale'], ['scales']),
    nodeBytes('Mul', ['floats', 'scales'], ['sound_out']),
    field(2, 'convolution'),
    field(5, tensor('kernel', [2, 1, 3], elements.uint8, [255, 3, 90, 128, 7, 250])),
    field(5, tensor('kernel.zero', [], elements.uint8, [128])),
    field(5, tensor('kernel.scale', [], elements.float, littleEndian([0.01]))),
    value(11, 'sound', elements.float, [1, 1, 'n']),
    value(12, 'sound_out', elements.float, [1, 2, 'm']),
  );
}

/** A model that multiplies two numbers by two weights, which are external in the file `path`. */
export function weightsBeside(path: string, numbers: readonly [number, number]) {
  const entry = (key: string, text: string) => field(13, field(1, key), field(2, text));
  const onnx = modelBytes(
    nodeBytes('Mul', ['x', 'weights'], ['product']),
    field(2, 'beside'),
    field(
      5,
      numberField(1, 2),
      numberField(2, elements.float),
      field(8, 'weights'),
      entry('location', path),
      entry('offset', '0'),
      entry('length', '8'),
      numberField(14, 1),
    ),
    value(11, 'x', elements.float, [2]),
    value(12, 'product', elements.float, [2]),
  );
  return { onnx, data: Float32Array.from(numbers).buffer };
}
