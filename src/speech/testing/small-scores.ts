/** The end of a decoder, written field by field (onnx.proto3): logits of 6 tokens, or of more, passed through from the input. */

import { field, nodeBytes, numberField } from './quantised-model.ts';

type Bytes = readonly number[];

export const vocabulary = 6;

/** Floats of [rows, length, tokens]. */
function value(number: number, name: string, tokens: number): Bytes {
  const sizes = ['rows', 'length', tokens].map((dim) =>
    field(1, typeof dim === 'string' ? field(2, dim) : numberField(1, dim)),
  );
  return field(number, field(1, name), field(2, field(1, numberField(1, 1), field(2, ...sizes))));
}

/** From `given.logits` to `logits`; without `logits`, from `given.hidden` to `hidden`. */
export function smallScores({ without = '', operators = 18, tokens = vocabulary } = {}): Uint8Array<ArrayBuffer> {
  const name = without === 'logits' ? 'hidden' : 'logits';
  const main = field(
    7,
    nodeBytes('Identity', [`given.${name}`], [name]),
    field(2, 'scores'),
    value(11, `given.${name}`, tokens),
    value(12, name, tokens),
  );
  return Uint8Array.from([...numberField(1, 8), ...main, ...field(8, field(1, ''), numberField(2, operators))]);
}
