/**
 * Takes a transducer's decoder apart, which exports as one graph: a prediction network over the text, and a joint network that meets it
 * with frames of the encoder. Whole, it predicts and projects anew for every frame and every blank. In three, frames are projected once,
 * all together; the text is predicted once a token; and what is left meets several frames with the same text in a pass. No row of a pass
 * changes another: projections have exact rows (exact-rows.ts), joint products their own scales (own-scales.ts).
 */

import { joined } from '../../core/joined.ts';
import { exactNodes } from './exact-rows.ts';
import { withFloatEnds } from './float-ends.ts';
import { floatTypesIn } from './float-type.ts';
import type { Model } from './main-graph.ts';
import { elementType, type Graph, type GraphNode } from './onnx.ts';
import { withOwnScales } from './own-scales.ts';
import { neededFor, part } from './part.ts';
import { delimited, numberField, stringField } from './protobuf.ts';

export interface SplitJoint {
  /** From `encoder_outputs` [1, width, frames] to `frame`, [1, frames, 1, size]. */
  frames: Model;
  /** From `targets` and states to `text`, [1, 1, 1, size], and new states. */
  prediction: Model;
  /** From some frames and one text to `outputs`, [1, frames, 1, tokens and durations]. */
  joint: Model;
  /** The names of the joint network's two inputs: projected frames, and the prediction. */
  names: { frame: string; text: string };
}

export const stateInputs = ['input_states_1', 'input_states_2'] as const;
export const stateOutputs = ['output_states_1', 'output_states_2'] as const;

/** Field numbers of onnx.proto3. */
const value = { name: 1, type: 2 };
const valueType = { tensor: 1, element: 1 };

/** The three graphs; null when the decoder has an unexpected structure. Throws a RangeError on broken bytes. */
export function splitJoint(model: Model): SplitJoint | null {
  const main = model.graph;
  const names = meetingOf(main.nodes);
  if (!names) return null;
  const sides = [names.frame, names.text];
  const typeOf = floatTypesIn(main);
  const values = sides.map((name) => [name, floatValue(name, typeOf(name))] as const);
  const whole: Graph = {
    ...main,
    inputs: new Map([...main.inputs, ...values]),
    outputs: new Map([...main.outputs, ...values]),
  };
  const behind = (outputs: readonly string[], nodes = main.nodes) => part(whole, neededFor(outputs, nodes), outputs);
  const frames = behind([names.frame], exactNodes(main.nodes));
  const prediction = behind([names.text, ...stateOutputs]);
  const joint = behind(
    ['outputs'],
    main.nodes.filter(({ outputs }) => !outputs.some((name) => sides.includes(name))),
  );
  const isWhole = frames?.inputs.size === 1 && prediction?.inputs.size === 3 && joint?.inputs.size === 2;
  if (!isWhole) return null;
  return {
    frames: withFloatEnds(model.with(frames)),
    prediction: withFloatEnds(model.with(prediction)),
    joint: withFloatEnds(model.with(withOwnScales(joint))),
    names,
  };
}

/** The inputs of the first node that depends on both the frames and the text. */
function meetingOf(nodes: readonly GraphNode[]): SplitJoint['names'] | undefined {
  const fromFrames = madeFrom(['encoder_outputs'], nodes);
  const fromText = madeFrom(['targets', ...stateInputs], nodes);
  const meeting = nodes.find(
    ({ inputs }) => inputs.some((name) => fromFrames.has(name)) && inputs.some((name) => fromText.has(name)),
  );
  const [frame, text] = [fromFrames, fromText].map((side) => meeting?.inputs.find((name) => side.has(name)));
  return frame && text ? { frame, text } : undefined;
}

/** All values that depend on `names`; `nodes` are in topological order. */
function madeFrom(names: readonly string[], nodes: readonly GraphNode[]): ReadonlySet<string> {
  const made = new Set(names);
  for (const { inputs, outputs } of nodes) {
    if (inputs.some((name) => made.has(name))) for (const name of outputs) made.add(name);
  }
  return made;
}

/** An input or output of floats in any shape. */
const floatValue = (name: string, type: number = elementType.float): Uint8Array =>
  joined([
    ...stringField(value.name, name),
    ...delimited(value.type, delimited(valueType.tensor, [numberField(valueType.element, type)])),
  ]);
