/**
 * A model of 32-bit floats in 16 bits, branches and all, as `convert_float_to_float16` of onnxconverter-common writes it: with ends of 16
 * bits (`keep_io_types=False`). For tests, and for files that nobody publishes.
 */

import { toHalf } from '../../core/float16.ts';
import { joined } from '../../core/joined.ts';
import { elementType } from '../graph/onnx.ts';
import { valueTypeOf, withValueType } from '../graph/onnx-types.ts';
import { delimited, type Field, fieldsOf, integersOf, numberField } from '../graph/protobuf.ts';

/** Field numbers of onnx.proto3. */
const modelGraph = 7;
const graph = { node: 1, initializer: 5, input: 11, output: 12, noted: 13 };
const node = { operator: 4, attribute: 5 };
const attribute = { name: 1, integer: 3, tensor: 5, graph: 6 };
const tensor = { type: 2, floats: 4, raw: 9 };

/** What the tool leaves of a weight's size: a mask of -3e38 would be infinite, and what is divided by 1e-12 too. */
const size = { least: 1e-7, greatest: 1e4 };
const bounded = (value: number): number =>
  value === 0 ? 0 : Math.sign(value) * Math.min(Math.max(Math.abs(value), size.least), size.greatest);

const eachField = (bytes: Uint8Array, change: (field: Field) => readonly Uint8Array[]): Uint8Array[] =>
  fieldsOf(bytes).flatMap(change);

/** Weights beside the file are not read. */
export const halved = (model: Uint8Array): Uint8Array<ArrayBuffer> =>
  joined(
    eachField(model, (field) =>
      field.number === modelGraph ? delimited(modelGraph, halfGraph(field.content)) : [field.whole],
    ),
  );

function halfGraph(bytes: Uint8Array): Uint8Array[] {
  return eachField(bytes, (field) => {
    switch (field.number) {
      case graph.node:
        return delimited(graph.node, halfNode(field.content));
      case graph.initializer:
        return delimited(graph.initializer, halfTensor(field.content));
      case graph.input:
      case graph.output:
        return delimited(field.number, [halfValue(field.content)]);
      case graph.noted:
        return [];
      default:
        return [field.whole];
    }
  });
}

const halfValue = (message: Uint8Array): Uint8Array =>
  valueTypeOf(message) === elementType.float ? withValueType(message, elementType.half) : message;

function halfNode(bytes: Uint8Array): Uint8Array[] {
  const isCast = fieldsOf(bytes).some((field) => field.number === node.operator && field.string === 'Cast');
  return eachField(bytes, (field) =>
    field.number === node.attribute ? delimited(node.attribute, halfAttribute(field.content, isCast)) : [field.whole],
  );
}

function halfAttribute(bytes: Uint8Array, isOfCast: boolean): Uint8Array[] {
  return eachField(bytes, (field) => {
    if (field.number === attribute.graph) return delimited(field.number, halfGraph(field.content));
    if (field.number === attribute.tensor) return delimited(field.number, halfTensor(field.content));
    const isToFloat =
      isOfCast && field.number === attribute.integer && integersOf(field.content)[0] === elementType.float;
    return isToFloat ? [numberField(field.number, elementType.half)] : [field.whole];
  });
}

function halfTensor(bytes: Uint8Array): Uint8Array[] {
  const isFloat = fieldsOf(bytes).some(
    ({ number, content }) => number === tensor.type && integersOf(content)[0] === elementType.float,
  );
  if (!isFloat) return [bytes];
  return eachField(bytes, (field) => {
    if (field.number === tensor.type) return [numberField(field.number, elementType.half)];
    if (field.number !== tensor.raw && field.number !== tensor.floats) return [field.whole];
    const floats = new Float32Array(field.content.slice().buffer);
    return delimited(tensor.raw, [new Uint8Array(Uint16Array.from(floats, (value) => toHalf(bounded(value))).buffer)]);
  });
}
