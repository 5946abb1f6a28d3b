/**
 * A small Whisper encoder, written field by field (onnx.proto3): two convolutions, a table of positions, and one layer of attention in the
 * exporter's plain form. Two mel bands, 12 mel frames, 6 frames of width 4, 2 heads. Options change parts of it.
 */

import { field, nodeBytes, numberField } from './quantised-model.ts';

type Bytes = readonly number[];

const type = { float: 1, int64: 7 };
const attributeType = { integer: 2, integers: 7 };

export const bands = 2;
export const frames = 6;
export const width = 4;

const integers = (name: string, ...values: number[]): Bytes =>
  field(
    5,
    field(1, name),
    values.flatMap((value) => numberField(8, value)),
    numberField(20, attributeType.integers),
  );

/** -1 as a varint of protocol buffers. */
const minusOne: Bytes = [...Array.from({ length: 9 }, () => 255), 1];
const axis = (value: number): Bytes =>
  field(
    5,
    field(1, 'axis'),
    [...numberField(3, 0).slice(0, 1), ...(value < 0 ? minusOne : [value])],
    [...numberField(20, attributeType.integer)],
  );

const raw = (array: Float32Array | BigInt64Array): Bytes => [...new Uint8Array(array.buffer)];

function initialiser(name: string, dims: readonly number[], element: number, bytes: Bytes): Bytes {
  return field(
    5,
    dims.flatMap((dim) => numberField(1, dim)),
    numberField(2, element),
    field(8, name),
    field(9, bytes),
  );
}

/** Weights between -0.5 and 0.5, which depend on the name. */
function weights(name: string, ...dims: number[]): Bytes {
  const count = dims.reduce((product, dim) => product * dim, 1);
  const seed = [...name].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 997, 7);
  const values = Float32Array.from({ length: count }, (_, i) => (((i + 1) * (seed + 13 * i)) % 101) / 101 - 0.5);
  return initialiser(name, dims, type.float, raw(values));
}

const shape = (name: string, ...values: number[]): Bytes =>
  initialiser(name, [values.length], type.int64, raw(BigInt64Array.from(values, BigInt)));

function value(number: number, name: string, ...dims: (number | string)[]): Bytes {
  const sizes = dims.map((dim) => field(1, typeof dim === 'string' ? field(2, dim) : numberField(1, dim)));
  return field(number, field(1, name), field(2, field(1, numberField(1, type.float), field(2, ...sizes))));
}

export interface Otherwise {
  /** The number of frames is a constant in the shape of the heads. */
  fixedLength?: boolean;
  /** The table of positions is added twice. */
  positionsTwice?: boolean;
  /** The table of positions is used under another name. */
  positionsAliased?: boolean;
  /** The table of positions is missing. */
  withoutPositions?: boolean;
  /** The number of heads is computed by the graph. */
  openHeads?: boolean;
  softmaxAxis?: number;
  /** The attention has another consumer, too. */
  attentionShared?: boolean;
  /** There is a second input. */
  masked?: boolean;
  melFrames?: number | string;
}

export function smallEncoder(otherwise: Otherwise = {}): Uint8Array<ArrayBuffer> {
  const { melFrames = 2 * frames, softmaxAxis = -1 } = otherwise;
  const project = (name: string, perm: number[]) => [
    nodeBytes('MatMul', ['placed', `w_${name}`], [`${name}_flat`]),
    nodeBytes('Reshape', [`${name}_flat`, 'split'], [`${name}_split`]),
    nodeBytes('Transpose', [`${name}_split`], [name], integers('perm', ...perm)),
  ];
  const table = otherwise.positionsAliased ? 'same_table' : 'table';
  const place = otherwise.withoutPositions
    ? nodeBytes('Identity', ['audio'], ['placed'])
    : nodeBytes('Add', otherwise.positionsAliased ? [table, 'audio'] : ['audio', table], ['placed']);
  const nodes = [
    nodeBytes('Conv', ['features', 'w_one'], ['one'], integers('pads', 1, 1)),
    nodeBytes('Conv', ['one', 'w_two'], ['two'], integers('pads', 1, 1), integers('strides', 2)),
    nodeBytes('Transpose', ['two'], ['audio'], integers('perm', 0, 2, 1)),
    ...(otherwise.positionsAliased ? [nodeBytes('Identity', ['table'], ['same_table'])] : []),
    place,
    ...project('query', [0, 2, 1, 3]),
    ...project('key', [0, 2, 3, 1]),
    ...project('value', [0, 2, 1, 3]),
    nodeBytes('MatMul', ['query', 'key'], ['scores']),
    nodeBytes('Mul', ['scores', 'scale'], ['scaled']),
    nodeBytes('Softmax', ['scaled'], ['attention'], axis(softmaxAxis)),
    nodeBytes('MatMul', ['attention', 'value'], ['mixed']),
    ...(otherwise.attentionShared ? [nodeBytes('Neg', ['attention'], ['other'])] : []),
    nodeBytes('Transpose', ['mixed'], ['merged'], integers('perm', 0, 2, 1, 3)),
    nodeBytes('Reshape', ['merged', 'join'], ['joined']),
    nodeBytes('Add', ['placed', 'joined'], [otherwise.positionsTwice ? 'added' : 'hidden']),
    ...(otherwise.positionsTwice ? [nodeBytes('Add', ['added', 'table'], ['hidden'])] : []),
  ];
  const main = field(
    7,
    ...nodes,
    field(2, 'small'),
    weights('w_one', width, bands, 3),
    weights('w_two', width, width, 3),
    ...['w_query', 'w_key', 'w_value'].map((name) => weights(name, width, width)),
    ...(otherwise.withoutPositions ? [] : [weights('table', frames, width)]),
    weights('scale', 1),
    shape('split', 0, otherwise.fixedLength ? frames : otherwise.openHeads ? 0 : -1, otherwise.openHeads ? -1 : 2, 2),
    shape('join', 0, -1, width),
    value(11, 'features', 'batch', bands, melFrames),
    ...(otherwise.masked ? [value(11, 'mask', 'batch', frames)] : []),
    value(12, 'hidden', 'batch', frames, width),
    value(12, 'attention', 'batch', 2, frames, frames),
    value(13, 'two', 'batch', width, frames),
  );
  return Uint8Array.from([...numberField(1, 8), ...main, ...field(8, field(1, ''), numberField(2, 18))]);
}
