/**
 * A Whisper encoder for audio of any length up to its window: the table of positions is cut to the frames that there are, where the
 * stock graph adds it whole and so takes exactly 30 seconds. The context is cut with it, which stock weights have never seen: callers
 * leave spare frames and check what comes out.
 */

import { type EditedGraph, editMainGraph } from '../main-graph.ts';
import { type GraphNode, newNode, withInputs } from '../onnx.ts';
import { type EncoderStructure, encoderStructure } from './encoder-structure.ts';

/**
 * From features [batch, mels, 2 · F] to [batch, F, width]. Null where the graph is not built as expected. Throws a RangeError on
 * broken bytes.
 */
export function withVariableLength(model: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  return editMainGraph(model, (graph) => {
    const structure = encoderStructure(graph);
    if (!structure) return null;
    const { add, audio } = structure.positions;
    const added = nodesOfPositions(structure, audio);
    return {
      nodes: graph.nodes.flatMap((node) => (node === add ? added : [node])),
      ...openEnds(structure),
      constants: positionIntegers(structure),
    };
  });
}

const own = (name: string): string => `variable_length.${name}`;

/** The nodes that add positions to `audio` of any length, in place of the addition of the whole table. */
export function nodesOfPositions({ positions }: EncoderStructure, audio: string): GraphNode[] {
  const { add, table } = positions;
  return [
    newNode('Shape', [audio], own('shape')),
    newNode('Slice', [own('shape'), own('one'), own('two')], own('frames')),
    newNode('Slice', [table, own('zero'), own('frames'), own('axis')], own('positions')),
    withInputs(
      add,
      add.inputs.map((name) => (name === table ? own('positions') : audio)),
    ),
  ];
}

/** The integer constants that `nodesOfPositions` refers to. */
export function positionIntegers({ positions }: EncoderStructure): Map<string, readonly number[]> {
  return new Map([
    [own('zero'), [0]],
    [own('one'), [1]],
    [own('two'), [2]],
    [own('axis'), [positions.axis]],
  ]);
}

/** The encoder's input and output with an open length; attentions, which some exports have as outputs, are left out. */
export function openEnds({ input, output }: EncoderStructure): Pick<EditedGraph, 'inputs' | 'outputs'> {
  const [batch, mels] = input.dims ?? [];
  const width = output.dims?.[2];
  if (batch === undefined || mels === undefined || width === undefined)
    throw new RangeError('an encoder without shapes');
  return {
    inputs: [{ ...input, dims: [batch, mels, 'mel_frames'] }],
    outputs: [{ ...output, dims: [batch, 'frames', width] }],
  };
}
