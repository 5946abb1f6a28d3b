/** The nodes of an ONNX model (onnx.proto3), read and replaced graph by graph; weights and all else stay as they are. */

import { delimited, fieldsOf, joined, numberField, stringField, stringOf } from './protobuf.ts';

/** Field numbers of onnx.proto3. */
const model = { graph: 7 };
const graph = { node: 1 };
const node = { input: 1, output: 2, operator: 4, attribute: 5 };
const attribute = { name: 1, integer: 3, graph: 6, type: 20 };
const integerType = 2;

export interface GraphNode {
  operator: string;
  inputs: readonly string[];
  outputs: readonly string[];
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
function readNode(bytes: Uint8Array, edit: EditNodes): GraphNode {
  const fields = fieldsOf(bytes);
  const strings = (number: number) =>
    fields.filter((field) => field.number === number).map(({ content }) => stringOf(content));
  return {
    operator: strings(node.operator)[0] ?? '',
    inputs: strings(node.input),
    outputs: strings(node.output),
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

/** A new node with whole numbers as its attributes. */
export function newNode(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number>> = {},
): GraphNode {
  return {
    operator,
    inputs,
    outputs: [output],
    parts: [
      ...inputs.flatMap((name) => stringField(node.input, name)),
      ...stringField(node.output, output),
      ...stringField(node.operator, operator),
      ...Object.entries(attributes).flatMap(([name, value]) =>
        delimited(node.attribute, [
          ...stringField(attribute.name, name),
          numberField(attribute.integer, value),
          numberField(attribute.type, integerType),
        ]),
      ),
    ],
  };
}
