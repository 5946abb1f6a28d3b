/** Weights that are bytes in a model's file and floats for a built graph. */

import type { PackedFloats } from '../../protocol/model.ts';

/** The path of the floats, as the graph refers to it. */
export const unpackedWeights = 'unpacked-weights';

/** The floats of all, one after another. Throws a RangeError where the file is too short. */
export function unpackedFloats(packed: readonly PackedFloats[], file: ArrayBuffer): ArrayBuffer {
  const floats = new Float32Array(packed.reduce((sum, { count }) => sum + count, 0));
  let at = 0;
  for (const { offset, count, values } of packed) {
    const table = Float32Array.from(values);
    const bytes = new Uint8Array(file, offset, count);
    for (let from = 0; from < count; from++) floats[at++] = table[bytes[from]!]!;
  }
  return floats.buffer;
}
