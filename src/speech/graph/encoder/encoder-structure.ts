/**
 * The structure of a Whisper encoder, as far as an edit of its length needs it. It is found by what the nodes do and never by their names,
 * which exporters and quantisers choose freely.
 */

import { type GraphConstant, type GraphValue, integersIn, type MainGraph } from '../main-graph.ts';
import { type GraphNode, integerAttribute } from '../onnx.ts';

export interface EncoderStructure {
  /** Log-mel features, [batch, mels, 2 · frames]. */
  input: GraphValue;
  /** [batch, frames, width]. */
  output: GraphValue;
  /** Frames of a whole window. */
  frames: number;
  positions: Positions;
}

/** The addition of the positional embedding: `add` = `audio` + `table`. */
export interface Positions {
  add: GraphNode;
  /** [batch, frames, width]. */
  audio: string;
  table: string;
  /** The axis of the table that counts frames. */
  axis: number;
}

/** One layer's attention: softmax(scores(query, keys) · scale) mixes the values. */
export interface Attention {
  /** query × keys; the keys are its second input, frames last. */
  scores: GraphNode;
  softmax: GraphNode;
  /** attention × values; the values are its second input, frames last but one. */
  mix: GraphNode;
  heads: number;
  /** Numbers in a key, and in a value. */
  size: number;
}

/** The structure of a graph; null where it has another one: then the graph is used unchanged. */
export function encoderStructure({ nodes, constants, inputs, outputs }: MainGraph): EncoderStructure | null {
  const [input, ...otherInputs] = inputs;
  const melFrames = input?.dims?.[2];
  if (!input || otherInputs.length > 0 || input.dims?.length !== 3) return null;
  if (typeof melFrames !== 'number' || melFrames % 2 !== 0) return null;
  const frames = melFrames / 2;
  const output = outputs.find(({ dims }) => dims?.length === 3 && dims[1] === frames);
  if (!output || [...constants.values()].some((constant) => fixes(constant, [frames, melFrames]))) return null;

  const isLong = ({ dims }: GraphConstant) => dims.includes(frames) || dims.includes(melFrames);
  const [table, ...otherTables] = [...constants.values()].filter(isLong);
  if (!table || otherTables.length > 0 || table.dims.at(-2) !== frames) return null;
  const aliases = new Set([table.name, ...nodes.filter((node) => isAlias(node, table.name)).map(firstOutput)]);
  const [add, ...otherUsers] = nodes.filter(
    (node) => !isAlias(node, table.name) && node.inputs.some((name) => aliases.has(name)),
  );
  if (add?.operator !== 'Add' || otherUsers.length > 0) return null;
  const audio = add.inputs.find((name) => !aliases.has(name));
  const used = add.inputs.find((name) => aliases.has(name));
  if (audio === undefined || used === undefined) return null;
  return { input, output, frames, positions: { add, audio, table: used, axis: table.dims.length - 2 } };
}

/** The attention of each layer in order; null where one does not consist of the plain product, scaling, softmax and product. */
export function attentionsOf({ nodes, constants, outputs }: MainGraph): Attention[] | null {
  const producers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)));
  const isProduct = (node: GraphNode | undefined) =>
    node?.operator === 'MatMul' && node.inputs.length === 2 && !node.inputs.some((name) => constants.has(name));

  /** Files of half precision may give what they tell in 32 bits. */
  const isTelling = (node: GraphNode) =>
    node.operator === 'Cast' && outputs.some(({ name }) => name === node.outputs[0]);

  function attentionOf(softmax: GraphNode): Attention | null {
    const axis = integerAttribute(softmax, 'axis')[0] ?? -1;
    if (axis !== -1 && axis !== 3) return null;
    let scores = producers.get(softmax.inputs[0] ?? '');
    while (scores && ['Mul', 'Div'].includes(scores.operator) && scores.inputs.some((name) => constants.has(name))) {
      scores = producers.get(scores.inputs.find((name) => !constants.has(name)) ?? '');
    }
    const users = nodes.filter((node) => node.inputs.includes(softmax.outputs[0] ?? '') && !isTelling(node));
    const [mix] = users;
    if (!scores || !mix || users.length > 1 || !isProduct(scores) || !isProduct(mix)) return null;
    const split = splitOf(scores.inputs[1]!);
    const [heads = 0, size = 0] = split.slice(-2);
    if (mix.inputs[0] !== softmax.outputs[0] || split.length !== 4 || heads <= 0 || size <= 0) return null;
    return { scores, softmax, mix, heads, size };
  }

  /** The shape into which keys are split before they are transposed: [batch, frames, heads, size], 0 or less where it is computed. */
  function splitOf(keys: string): number[] {
    let producer = producers.get(keys);
    while (producer && ['Transpose', 'Mul', 'Div'].includes(producer.operator)) {
      producer = producers.get(producer.inputs.find((name) => !constants.has(name)) ?? '');
    }
    return producer?.operator === 'Reshape' ? sizesIn(producer.inputs[1] ?? '') : [];
  }

  function sizesIn(shape: string): number[] {
    const constant = constants.get(shape);
    if (constant) return integersIn(constant) ?? [];
    const producer = producers.get(shape);
    return producer?.operator === 'Concat' ? producer.inputs.flatMap(sizesIn) : [0];
  }

  const found = nodes.filter(({ operator }) => operator === 'Softmax').map(attentionOf);
  const attentions = found.filter((attention) => attention !== null);
  return attentions.length > 0 && attentions.length === found.length ? attentions : null;
}

/** Whether a constant contains the window's length: such a shape would have to be edited as well. */
function fixes(constant: GraphConstant, lengths: readonly number[]): boolean {
  return integersIn(constant)?.some((value) => lengths.includes(value)) ?? false;
}

const firstOutput = ({ outputs }: GraphNode): string => outputs[0] ?? '';
const isAlias = ({ operator, inputs }: GraphNode, of: string): boolean => operator === 'Identity' && inputs[0] === of;
