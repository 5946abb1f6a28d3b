/** A small graph beside a decoder's: its past as far as some length. Drafts are cut where the past was computed, without bringing it back. */

import { editMainGraph } from './main-graph.ts';
import { elementType, mainGraph, newNode, withGraph } from './onnx.ts';
import { part } from './part.ts';

/** Input: how many tokens are kept. */
export const pastLength = 'past_length';

const isPast = (name: string): boolean => /^past_key_values\.\d+\.decoder\.(key|value)$/.test(name);
const presentOf = (name: string): string => name.replace('past_key_values', 'present');

/** From the text side's `past_key_values` to `present` of the same numbers; null for a graph without a past. Throws a RangeError on broken bytes. */
export function cutPast(step: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const past = [...mainGraph(step).inputs.keys()].filter(isPast);
  if (past.length === 0) return null;
  const nodes = past.map((name) => newNode('Slice', [name, own('from'), pastLength, own('axis')], presentOf(name)));
  const edited = editMainGraph(step, ({ inputs, outputs }) => ({
    nodes,
    inputs: [...inputs, { name: pastLength, type: elementType.int64, dims: [1] }],
    // Lengths are other ones than those that a step gives.
    outputs: outputs.map((output) => ({ ...output, dims: null })),
    constants: new Map([
      [own('from'), [0]],
      [own('axis'), [2]],
    ]),
  }));
  const cut = edited && part(mainGraph(edited), nodes, past.map(presentOf));
  return cut ? withGraph(step, cut) : null;
}

const own = (name: string): string => `cut.${name}`;
