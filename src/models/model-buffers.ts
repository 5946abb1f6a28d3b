/** A model's memory, to be handed from one thread to another. */

import type { Graph, ModelFiles } from '../protocol/model.ts';

/** Everything that is to be transferred with the files. */
export function buffersOf({ encoder, decoder }: ModelFiles): ArrayBuffer[] {
  const bytes = ({ onnx, data }: Graph) => [onnx, ...data.map((part) => part.bytes)];
  return [...bytes(encoder), ...bytes(decoder)];
}
