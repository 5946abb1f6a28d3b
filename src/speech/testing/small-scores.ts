/**
 * The end of a decoder, written field by field (onnx.proto3): scores of 6 tokens, and two layers' attentions of 2 heads, handed through
 * from its inputs.
 */

import { field, nodeBytes, numberField } from './quantised-model.ts';

type Bytes = readonly number[];

export const vocabulary = 6;
export const heads = 2;

const outputs: Readonly<Record<string, readonly (number | string)[]>> = {
  logits: ['rows', 'length', vocabulary],
  'cross_attentions.0': ['rows', heads, 'length', 'frames'],
  'cross_attentions.1': ['rows', heads, 'length', 'frames'],
};

/** A value of floats. */
function value(number: number, name: string, dims: readonly (number | string)[]): Bytes {
  const sizes = dims.map((dim) => field(1, typeof dim === 'string' ? field(2, dim) : numberField(1, dim)));
  return field(number, field(1, name), field(2, field(1, numberField(1, 1), field(2, ...sizes))));
}

/** Inputs are named as the outputs, with `given.` before them. */
export function smallScores({ without = '', operators = 18 } = {}): Uint8Array<ArrayBuffer> {
  const named = Object.entries(outputs).filter(([name]) => name !== without);
  const main = field(
    7,
    ...named.map(([name]) => nodeBytes('Identity', [`given.${name}`], [name])),
    field(2, 'scores'),
    ...named.map(([name, dims]) => value(11, `given.${name}`, dims)),
    ...named.map(([name, dims]) => value(12, name, dims)),
  );
  return Uint8Array.from([...numberField(1, 8), ...main, ...field(8, field(1, ''), numberField(2, operators))]);
}
