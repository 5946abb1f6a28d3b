/** The buffers of a model, for transfer between threads. */

import type { Graph, ModelFiles } from '../protocol/model.ts';

/** Every buffer of the files, for a list of transferables. */
export function buffersOf({ encoder, decoder }: ModelFiles): ArrayBuffer[] {
  const bytes = ({ onnx, data }: Graph) => [onnx, ...data.map((part) => part.bytes)];
  return [...bytes(encoder), ...bytes(decoder)];
}
