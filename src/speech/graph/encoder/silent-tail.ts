/**
 * A Whisper encoder that computes the frames of speech only, in the context of a whole window: the keys and values of the silence
 * behind the speech are given to it, taken from a pass of the same graph over silence. Neighbouring silent frames have nearly the same
 * keys, so a group of them stands as one, its score raised by the logarithm of how many it stands for.
 */

import { floatTypesIn } from '../float-type.ts';
import { editModel, type GraphValue, type Model } from '../main-graph.ts';
import { type GraphNode, newNode, withInputs } from '../onnx.ts';
import { attentionsOf, encoderStructure } from './encoder-structure.ts';
import { nodesOfPositions, openEnds, positionIntegers } from './variable-length.ts';

/** Names that the edited graph has for what is given to it. */
export const tailKeys = (layer: number): string => `silent_tail.${layer}.keys`;
export const tailValues = (layer: number): string => `silent_tail.${layer}.values`;
/** What the encoder gave for the silence, [1, tail, width]: it stands behind what it gives for the speech. */
export const tailHidden = 'silent_tail.hidden';
/** The output: that of the speech and that of the silence behind it. */
export const tailed = 'silent_tail.all';
/** What is added to the scores of each key, [F + tail]: 0 for a frame of its own. */
export const keyWeights = 'silent_tail.weights';

/**
 * From features [1, mels, 2 · F + 2] and per layer a tail of keys [1, heads, size, tail] and values [1, heads, tail, size] to
 * [1, F + tail, width]. The last two mel frames are only seen by their neighbours. Further outputs, by layer: the keys and the values of the
 * F frames, which is how a tail is got. All in the bits that the graph computes in. Null where the graph is not built as expected. Throws a RangeError on broken bytes.
 */
export function withSilentTail(model: Model): Model | null {
  const typeOf = floatTypesIn(model.graph);
  return editModel(model, (graph) => {
    const structure = encoderStructure(graph);
    const attentions = attentionsOf(graph);
    if (!structure || !attentions) return null;
    const type = typeOf(structure.positions.audio);
    if (type === undefined || attentions.some(({ scores }) => typeOf(scores.outputs[0]!) !== type)) return null;
    const { add, audio } = structure.positions;

    const replaced = new Map<GraphNode, GraphNode[]>();
    const seen = newNode('Slice', [audio, own('zero'), own('last'), own('one')], own('audio'));
    replaced.set(add, [seen, ...nodesOfPositions(structure, own('audio'))]);
    const { inputs, outputs } = openEnds(structure);
    const [spoken] = outputs as [GraphValue];
    const given: GraphValue[] = [
      ...inputs,
      { name: keyWeights, type, dims: ['keys'] },
      { name: tailHidden, type: spoken.type, dims: [1, 'tail', spoken.dims?.at(-1) ?? 'width'] },
    ];
    const taken: GraphValue[] = [{ name: tailed, type: spoken.type, dims: null }];
    const whole = newNode('Concat', [spoken.name, tailHidden], tailed, { axis: 1 });
    for (const [layer, { scores, softmax, mix, heads, size }] of attentions.entries()) {
      const [query, keys] = scores.inputs as [string, string];
      const [attention, values] = mix.inputs as [string, string];
      const all = (what: string) => own(`${layer}.all_${what}`);
      replaced.set(scores, [
        newNode('Concat', [keys, tailKeys(layer)], all('keys'), { axis: -1 }),
        withInputs(scores, [query, all('keys')]),
      ]);
      replaced.set(softmax, [
        newNode('Add', [softmax.inputs[0]!, keyWeights], all('scores')),
        withInputs(softmax, [all('scores')]),
      ]);
      replaced.set(mix, [
        newNode('Concat', [values, tailValues(layer)], all('values'), { axis: -2 }),
        withInputs(mix, [attention, all('values')]),
      ]);
      given.push({ name: tailKeys(layer), type, dims: [1, heads, size, 'tail'] });
      given.push({ name: tailValues(layer), type, dims: [1, heads, 'tail', size] });
      for (const name of [keys, values]) taken.push({ name, type, dims: null });
    }
    return {
      nodes: [...graph.nodes.flatMap((node) => replaced.get(node) ?? [node]), whole],
      inputs: given,
      outputs: taken,
      constants: new Map([...positionIntegers(structure), [own('zero'), [0]], [own('one'), [1]], [own('last'), [-1]]]),
    };
  });
}

const own = (name: string): string => `silent_tail.${name}`;
