/**
 * Takes a merged decoder apart. As exported it is one choice between two whole decoders, a first step without a past and later ones with
 * one, and the runtime compiles and unpacks both: twice the memory and more than twice the time. What only the first step has is the
 * audio side, keys and values of every layer over the encoder's output. That becomes a small graph of its own; the decoder with a past
 * does the rest, beginning with an empty one. Its products have exact rows (exact-rows.ts); those of the audio side stay as they are.
 */

import { exactNodes } from './exact-rows.ts';
import type { Model } from './main-graph.ts';
import { dimensionsOf, type Graph, type GraphNode, graphIn, newNode, numbersTensor, renamed } from './onnx.ts';
import { neededFor, part, producersOf } from './part.ts';

export interface SplitDecoder {
  /** From the encoder's output to `present.N.encoder.key` and `.value`. */
  audio: Model;
  /** From tokens and the whole past to scores and the text side's new past. */
  step: Model;
}

const hidden = 'encoder_hidden_states';
const isAudioSide = (name: string): boolean => /\.encoder\.(key|value)$/.test(name);

/** The two graphs; null when the decoder has an unexpected structure. Throws a RangeError on broken bytes. */
export function splitDecoder(model: Model): SplitDecoder | null {
  const main = model.graph;
  const [choice, ...otherChoices] = main.nodes.filter(({ operator }) => operator === 'If');
  if (!choice || otherChoices.length > 0) return null;
  const first = branchOf(choice, 'else_branch');
  const later = branchOf(choice, 'then_branch');
  if (!first || !later) return null;
  // Values that both branches use may be computed before the choice of the branch.
  const shared = main.nodes.filter((node) => node !== choice);
  const initializers = new Map([...main.initializers, ...first.initializers, ...later.initializers]);
  const whole = { ...main, initializers };

  const textOutputs = [...main.outputs.keys()].filter((name) => !isAudioSide(name));
  const laterNodes = neededFor(textOutputs, [...shared, ...exactNodes(later.nodes)]);
  const step = part(whole, laterNodes, textOutputs);

  const audioOutputs = [...main.outputs.keys()].filter(isAudioSide);
  const audioNodes = audioSide([...shared, ...first.nodes], audioOutputs);
  if (audioOutputs.length === 0 || !step || !audioNodes) return null;
  const shapes = audioOutputs.map((name) => [shapeOf(name), headsOf(main.outputs.get(name)!)] as const);
  if (shapes.some(([, heads]) => !heads)) return null;
  const constants = shapes.map(([name, heads]) => [name, numbersTensor(name, [0, 0, ...heads!])] as const);
  const withShapes = { ...whole, initializers: new Map([...initializers, ...constants]) };
  const audio = part(withShapes, audioNodes, audioOutputs);
  if (!audio || [...audio.inputs.keys()].join() !== hidden) return null;
  return { audio: model.with(audio), step: model.with(step) };
}

/** A branch whose values have the names that the choice has for them. */
function branchOf(choice: GraphNode, name: string): Graph | undefined {
  const branch = graphIn(choice, name);
  if (!branch) return undefined;
  const outputs = [...branch.outputs.keys()].map((inner, at) => [inner, choice.outputs[at] ?? inner] as const);
  const changed = new Map(outputs.filter(([inner, outer]) => inner !== outer));
  if (changed.size === 0) return branch;
  const names = { taken: changed, given: changed, inside: changed };
  return { ...branch, nodes: branch.nodes.map((node) => renamed(node, names)) };
}

const shapeOf = (output: string): string => `${output}.shape`;

/**
 * The nodes behind the audio side's outputs. Each is a product, split into heads: its batch is read from what is decoded, which would
 * bring the whole decoder with it, and is the product's own as well. Undefined when one is made otherwise.
 */
function audioSide(nodes: readonly GraphNode[], outputs: readonly string[]): GraphNode[] | undefined {
  const producers = producersOf(nodes);
  const reshaped = new Map<GraphNode, GraphNode>();
  for (const output of outputs) {
    const last = producers.get(output);
    const transpose = last?.operator === 'Cast' ? producers.get(last.inputs[0]!) : last;
    const reshape = producers.get(transpose?.inputs[0] ?? '');
    const [product] = reshape?.inputs ?? [];
    if (transpose?.operator !== 'Transpose' || reshape?.operator !== 'Reshape' || !product) return undefined;
    reshaped.set(reshape, newNode('Reshape', [product, shapeOf(output)], reshape.outputs[0]!));
  }
  return neededFor(
    outputs,
    nodes.map((node) => reshaped.get(node) ?? node),
  );
}

/** Number of heads and their size, from a value of [batch, heads, length, size]; undefined where they are not fixed. */
function headsOf(value: Uint8Array): [number, number] | undefined {
  const [, heads, , size, ...more] = dimensionsOf(value);
  return heads && size && more.length === 0 ? [heads, size] : undefined;
}
