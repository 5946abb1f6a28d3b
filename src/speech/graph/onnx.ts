/** The nodes of an ONNX model (onnx.proto3), read and replaced graph by graph; weights and all else stay as they are. */

import { delimited, type Field, fieldsOf, integersOf, joined, numberField, stringField, stringOf } from './protobuf.ts';

/** Field numbers of onnx.proto3. */
export const model = { graph: 7 };
export const graph = { node: 1 };
const node = { input: 1, output: 2, operator: 4, attribute: 5 };
const attribute = { name: 1, integer: 3, tensor: 5, graph: 6, integers: 8, type: 20 };
const integerType = 2;

export interface GraphNode {
  operator: string;
  inputs: readonly string[];
  outputs: readonly string[];
  /** The messages of its attributes. */
  attributes: readonly Uint8Array[];
  /** The node's message. */
  parts: readonly Uint8Array[];
}

/** What becomes of the nodes of one graph. */
export type EditNodes = (nodes: readonly GraphNode[]) => readonly GraphNode[];

/** A copy of the model in which `edit` has been applied to the main graph and to every branch. Throws a RangeError on broken bytes. */
export function editGraphs(bytes: Uint8Array, edit: EditNodes): Uint8Array<ArrayBuffer> {
  return joined(
    fieldsOf(bytes).flatMap((field) =>
      field.number === model.graph ? delimited(model.graph, editedGraph(field.content, edit)) : [field.whole],
    ),
  );
}

function editedGraph(bytes: Uint8Array, edit: EditNodes): Uint8Array[] {
  const fields = fieldsOf(bytes);
  const nodes = fields.filter(({ number }) => number === graph.node).map(({ content }) => readNode(content, edit));
  return [
    ...edit(nodes).flatMap(({ parts }) => delimited(graph.node, parts)),
    ...fields.filter(({ number }) => number !== graph.node).map(({ whole }) => whole),
  ];
}

/** Branches of a node are graphs in its attributes. */
export function readNode(bytes: Uint8Array, edit: EditNodes): GraphNode {
  const fields = fieldsOf(bytes);
  const strings = (number: number) =>
    fields.filter((field) => field.number === number).map(({ content }) => stringOf(content));
  return {
    operator: strings(node.operator)[0] ?? '',
    inputs: strings(node.input),
    outputs: strings(node.output),
    attributes: fields.filter(({ number }) => number === node.attribute).map(({ content }) => content),
    parts: fields.flatMap((field) =>
      field.number === node.attribute ? delimited(node.attribute, editedAttribute(field.content, edit)) : [field.whole],
    ),
  };
}

function editedAttribute(bytes: Uint8Array, edit: EditNodes): Uint8Array[] {
  return fieldsOf(bytes).flatMap((field) =>
    field.number === attribute.graph ? delimited(attribute.graph, editedGraph(field.content, edit)) : [field.whole],
  );
}

/** The whole numbers of an attribute, one or several; none where the node has no such attribute. */
export function integerAttribute(of: GraphNode, name: string): number[] {
  return attributeFields(of, name)
    .filter(({ number }) => number === attribute.integer || number === attribute.integers)
    .flatMap(({ content }) => integersOf(content));
}

/** The message of the tensor that an attribute holds. */
export function tensorAttribute(of: GraphNode, name: string): Uint8Array | undefined {
  return attributeFields(of, name).find(({ number }) => number === attribute.tensor)?.content;
}

function attributeFields(of: GraphNode, name: string): Field[] {
  for (const content of of.attributes) {
    const fields = fieldsOf(content);
    const named = fields.find(({ number }) => number === attribute.name);
    if (named && stringOf(named.content) === name) return fields;
  }
  return [];
}

/** A new node with whole numbers as its attributes; an operator of several results has as many outputs. */
export function newNode(
  operator: string,
  inputs: readonly string[],
  output: string | readonly string[],
  attributes: Readonly<Record<string, number>> = {},
): GraphNode {
  const outputs = typeof output === 'string' ? [output] : output;
  const attributeMessages = Object.entries(attributes).map(([name, value]) =>
    joined([
      ...stringField(attribute.name, name),
      numberField(attribute.integer, value),
      numberField(attribute.type, integerType),
    ]),
  );
  return {
    operator,
    inputs,
    outputs,
    attributes: attributeMessages,
    parts: [
      ...inputs.flatMap((name) => stringField(node.input, name)),
      ...outputs.flatMap((name) => stringField(node.output, name)),
      ...stringField(node.operator, operator),
      ...attributeMessages.flatMap((message) => delimited(node.attribute, [message])),
    ],
  };
}

/** The same node over other inputs, its attributes unchanged. */
export function withInputs(of: GraphNode, inputs: readonly string[]): GraphNode {
  const others = fieldsOf(joined(of.parts)).filter(({ number }) => number !== node.input);
  const parts = [...inputs.flatMap((name) => stringField(node.input, name)), ...others.map(({ whole }) => whole)];
  return { ...of, inputs, parts };
}
