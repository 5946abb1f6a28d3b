/** Floats in a graph that are bytes in the file that it was made of, and are left there. */

import type { BuiltGraph, PackedFloats } from '../src/protocol/model.ts';
import { Model, rawValues } from '../src/speech/graph/main-graph.ts';
import { withGraph } from '../src/speech/graph/onnx.ts';
import { unpackedWeights } from '../src/speech/runtime/packed-floats.ts';
import { leastBytes, withValuesAt } from '../src/speech/runtime/weights-apart.ts';

/** The graph with its large floats outside of it. Throws an Error where some are not one float for each value of a weight's bytes. */
export function withPackedFloats(onnx: Uint8Array<ArrayBuffer>, file: Model): Pick<BuiltGraph, 'onnx' | 'packed'> {
  const { graph } = Model.of(onnx);
  const weights = [...file.graph.initializers.values()].flatMap((message) => rawValues(message) ?? []);
  const packed: PackedFloats[] = [];
  let offset = 0;
  const outside = ([name, message]: [string, Uint8Array]): [string, Uint8Array] => {
    const raw = rawValues(message);
    if (!raw || raw.length < leastBytes) return [name, message];
    const floats = new Float32Array(raw.slice().buffer);
    const [found] = weights.flatMap((bytes) => packedIn(bytes, floats) ?? []);
    if (!found) throw new Error(`${name} is not in the file`);
    packed.push(found);
    const place = { location: unpackedWeights, offset, length: raw.length };
    offset += raw.length;
    return [name, withValuesAt(message, place)];
  };
  const initializers = new Map([...graph.initializers].map(outside));
  return { onnx: withGraph(onnx, { ...graph, initializers }), packed };
}

function packedIn(bytes: Uint8Array, floats: Float32Array): PackedFloats | undefined {
  if (bytes.length !== floats.length) return undefined;
  const values = Array<number>(256).fill(0);
  floats.forEach((float, at) => {
    values[bytes[at]!] = float;
  });
  const isOne = floats.every((float, at) => float === values[bytes[at]!]);
  return isOne ? { offset: bytes.byteOffset, count: bytes.length, values } : undefined;
}
