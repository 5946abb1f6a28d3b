/** Element types as the messages of tensors, inputs and outputs state them (onnx.proto3). */

import { joined } from '../../core/joined.ts';
import { delimited, fieldsOf, integersOf, numberField } from './protobuf.ts';

/** Field numbers of onnx.proto3. */
const tensorType = 2;
const value = { type: 2 };
const valueType = { tensor: 1 };
const shaped = { element: 1 };

/** Of an initialiser, or of what a Constant node holds. */
export function tensorTypeOf(message: Uint8Array): number | undefined {
  const stated = fieldsOf(message).find(({ number }) => number === tensorType);
  return stated && integersOf(stated.content)[0];
}

/** Of an input or output of a graph; undefined where it does not say. */
export function valueTypeOf(message: Uint8Array): number | undefined {
  let found: number | undefined;
  inElement(message, (type) => {
    found = type;
    return type;
  });
  return found;
}

/** The same input or output with another element type; its shape stays. */
export const withValueType = (message: Uint8Array, type: number): Uint8Array => inElement(message, () => type);

function inElement(message: Uint8Array, change: (type: number) => number): Uint8Array {
  const inside = (bytes: Uint8Array, numbers: readonly number[]): Uint8Array[] =>
    fieldsOf(bytes).flatMap((field) => {
      if (field.number !== numbers[0]) return [field.whole];
      if (numbers.length > 1) return delimited(field.number, inside(field.content, numbers.slice(1)));
      return [numberField(field.number, change(integersOf(field.content)[0] ?? 0))];
    });
  return joined(inside(message, [value.type, valueType.tensor, shaped.element]));
}
