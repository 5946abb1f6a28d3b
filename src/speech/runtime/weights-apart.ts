/**
 * A model whose weights stay where they lie in its file, as external data (onnx.proto3, TensorProto.external_data): the runtime takes each
 * from there into its own memory once. Inside the graph they would be there three times while it is compiled, as bytes, as messages and
 * as tensors, and that memory never shrinks again.
 */

import { joined } from '../../core/joined.ts';
import type { Graph } from '../../protocol/model.ts';
import type { Model } from '../graph/main-graph.ts';
import { withGraph } from '../graph/onnx.ts';
import { delimited, fieldsOf, numberField, stringField } from '../graph/protobuf.ts';

/** Field numbers of onnx.proto3. */
const tensor = { raw: 9, external: 13, location: 14 };
const entry = { key: 1, value: 2 };
const isExternal = 1;

/** Smaller ones are shapes, scales and the like, by which the runtime simplifies a graph. */
export const leastBytes = 1024;
/** The path of the file, as the graph refers to it. */
export const ownWeights = 'weights-of-this-file';

export interface ModelApart {
  graph: Uint8Array<ArrayBuffer>;
  weights: Graph['data'];
}

/** Throws a RangeError on broken bytes. */
export function weightsApart(model: Model): ModelApart {
  const { buffer } = model.file;
  const initializers = new Map([...model.graph.initializers].map(([name, message]) => [name, apart(message, buffer)]));
  return {
    graph: withGraph(model.file, { ...model.graph, initializers }),
    weights: [{ path: ownWeights, bytes: buffer }],
  };
}

/** The tensor's message with the place of its values; as it is where they are few, or not in the file. */
function apart(message: Uint8Array, file: ArrayBuffer): Uint8Array {
  const fields = message.buffer === file ? fieldsOf(message) : [];
  const raw = fields.find(({ number }) => number === tensor.raw)?.content;
  if (!raw || raw.length < leastBytes) return message;
  return withValuesAt(message, { location: ownWeights, offset: raw.byteOffset, length: raw.length });
}

/** The tensor's message with the place of its values in another file in their stead. */
export function withValuesAt(
  message: Uint8Array,
  place: { location: string; offset: number; length: number },
): Uint8Array {
  return joined([
    ...fieldsOf(message)
      .filter(({ number }) => number !== tensor.raw)
      .map(({ whole }) => whole),
    ...Object.entries(place).flatMap(([key, value]) =>
      delimited(tensor.external, [...stringField(entry.key, key), ...stringField(entry.value, `${value}`)]),
    ),
    numberField(tensor.location, isExternal),
  ]);
}
