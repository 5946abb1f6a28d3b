/** Reads and writes ONNX models (onnx.proto3); weights and unknown fields are copied unchanged. */

import { joined } from '../../core/joined.ts';
import { delimited, type Field, fieldsOf, integersOf, numberField, stringField } from './protobuf.ts';

/** Field numbers of onnx.proto3. */
const model = { version: 1, graph: 7, operators: 8 };
const operators = { domain: 1, version: 2 };
/** Versions of the format and of the operators that models of today are written in. */
const versions = { format: 8, operators: 14 };
const graph = { node: 1, name: 2, initializer: 5, input: 11, output: 12 };
const node = { input: 1, output: 2, operator: 4, attribute: 5, domain: 7 };
const attribute = { name: 1, float: 2, integer: 3, tensor: 5, graph: 6, integers: 8, type: 20 };
const tensor = { dims: 1, type: 2, name: 8, raw: 9 };
const value = { name: 1, type: 2 };
const valueType = { tensor: 1, shape: 2, dimension: 1, size: 1 };
const integerType = 2;
const integersType = 7;

/** Element types of onnx.proto3. */
export const elementType = { float: 1, uint8: 2, int8: 3, int64: 7, bool: 9, half: 10 };

export interface GraphNode {
  operator: string;
  inputs: readonly string[];
  outputs: readonly string[];
  /** The node's message. */
  parts: readonly Uint8Array[];
}

/** Edits the nodes of one graph. */
export type EditNodes = (nodes: readonly GraphNode[]) => readonly GraphNode[];

/** A copy of the model in which `edit` has been applied to the main graph and to every branch. Throws a RangeError on broken bytes. */
export function editGraphs(bytes: Uint8Array, edit: EditNodes): Uint8Array<ArrayBuffer> {
  return joined(
    fieldsOf(bytes).flatMap((field) =>
      field.number === model.graph ? delimited(model.graph, editedGraph(field.content, edit)) : [field.whole],
    ),
  );
}

/** A graph: its nodes, and the messages of its values by name. */
export interface Graph {
  nodes: readonly GraphNode[];
  initializers: ReadonlyMap<string, Uint8Array>;
  inputs: ReadonlyMap<string, Uint8Array>;
  outputs: ReadonlyMap<string, Uint8Array>;
}

/** The main graph. Throws a RangeError on broken bytes. */
export function mainGraph(bytes: Uint8Array): Graph {
  const field = fieldsOf(bytes).find(({ number }) => number === model.graph);
  if (!field) throw new RangeError('a model without a graph');
  return readGraph(field.content);
}

/** The graph in an attribute of a node, such as a branch of an If. */
export function graphIn({ parts }: GraphNode, name: string): Graph | undefined {
  const content = attributeNamed(name, parts).find(({ number }) => number === attribute.graph)?.content;
  return content && readGraph(content);
}

/** The whole numbers of an attribute, one or several; none where the node has no such attribute. */
export function integerAttribute({ parts }: GraphNode, name: string): number[] {
  return attributeNamed(name, parts)
    .filter(({ number }) => number === attribute.integer || number === attribute.integers)
    .flatMap(({ content }) => integersOf(content));
}

/** The number of an attribute that is a float; undefined where the node has no such attribute. */
export function floatAttribute({ parts }: GraphNode, name: string): number | undefined {
  const content = attributeNamed(name, parts).find(({ number }) => number === attribute.float)?.content;
  return content?.length === 4 ? new DataView(content.buffer, content.byteOffset).getFloat32(0, true) : undefined;
}

/** The message of the tensor that an attribute holds. */
export function tensorAttribute({ parts }: GraphNode, name: string): Uint8Array | undefined {
  return attributeNamed(name, parts).find(({ number }) => number === attribute.tensor)?.content;
}

function attributeNamed(name: string, parts: GraphNode['parts']): Field[] {
  const attributes = fieldsOf(messageIn(parts))
    .filter(({ number }) => number === node.attribute)
    .map((field) => fieldsOf(field.content));
  const isNamed = (field: Field) => field.number === attribute.name && field.string === name;
  return attributes.find((fields) => fields.some(isNamed)) ?? [];
}

/** Mostly it is one part, and that of a branch holds the weights of the file. */
const messageIn = (parts: GraphNode['parts']): Uint8Array => (parts.length === 1 ? parts[0]! : joined(parts));

/** The model with another main graph. */
export function withGraph(bytes: Uint8Array, { nodes, initializers, inputs, outputs }: Graph): Uint8Array<ArrayBuffer> {
  const all = (number: number, messages: ReadonlyMap<string, Uint8Array>) =>
    [...messages.values()].flatMap((message) => delimited(number, [message]));
  const parts = [
    ...nodes.flatMap((each) => delimited(graph.node, each.parts)),
    ...stringField(graph.name, 'part'),
    ...all(graph.initializer, initializers),
    ...all(graph.input, inputs),
    ...all(graph.output, outputs),
  ];
  return joined(
    fieldsOf(bytes).flatMap((field) => (field.number === model.graph ? delimited(model.graph, parts) : [field.whole])),
  );
}

function readGraph(content: Uint8Array): Graph {
  const fields = fieldsOf(content);
  const named = (number: number, nameField: number) =>
    new Map(
      fields
        .filter((field) => field.number === number)
        .map((field) => [stringAt(field.content, nameField), field.content] as const),
    );
  return {
    nodes: fields.filter(({ number }) => number === graph.node).map((field) => readNode(field.content)),
    initializers: named(graph.initializer, tensor.name),
    inputs: named(graph.input, value.name),
    outputs: named(graph.output, value.name),
  };
}

const stringAt = (message: Uint8Array, number: number): string =>
  fieldsOf(message).find((field) => field.number === number)?.string ?? '';

function editedGraph(bytes: Uint8Array, edit: EditNodes): Uint8Array[] {
  const fields = fieldsOf(bytes);
  const nodes = fields
    .filter(({ number }) => number === graph.node)
    .map(({ content }) =>
      readNode(content, (field) => delimited(node.attribute, editedAttribute(field.content, edit))),
    );
  return [
    ...edit(nodes).flatMap(({ parts }) => delimited(graph.node, parts)),
    ...fields.filter(({ number }) => number !== graph.node).map(({ whole }) => whole),
  ];
}

/** Branches of a node are graphs in its attributes. */
function readNode(bytes: Uint8Array, editAttribute?: (field: Field) => Uint8Array[]): GraphNode {
  const fields = fieldsOf(bytes);
  const inputs: string[] = [];
  const outputs: string[] = [];
  let operator = '';
  for (const field of fields) {
    if (field.number === node.input) inputs.push(field.string);
    else if (field.number === node.output) outputs.push(field.string);
    else if (field.number === node.operator) operator = field.string;
  }
  const edited = (field: Field) =>
    field.number === node.attribute && editAttribute ? editAttribute(field) : [field.whole];
  return { operator, inputs, outputs, parts: editAttribute ? fields.flatMap(edited) : [bytes] };
}

function editedAttribute(bytes: Uint8Array, edit: EditNodes): Uint8Array[] {
  return fieldsOf(bytes).flatMap((field) =>
    field.number === attribute.graph ? delimited(attribute.graph, editedGraph(field.content, edit)) : [field.whole],
  );
}

/** A new node, with whole numbers and rows of them as its attributes or with those of another node; an operator of several results has as many outputs. */
export function newNode(
  operator: string,
  inputs: readonly string[],
  output: string | readonly string[],
  attributes: Readonly<Record<string, number | readonly number[]>> | GraphNode = {},
): GraphNode {
  const outputs = typeof output === 'string' ? [output] : output;
  return {
    operator,
    inputs,
    outputs,
    parts: [
      ...inputs.flatMap((name) => stringField(node.input, name)),
      ...outputs.flatMap((name) => stringField(node.output, name)),
      ...stringField(node.operator, operator),
      ...(isNode(attributes) ? attributesOf(attributes) : Object.entries(attributes).flatMap(numbersAttribute)),
    ],
  };
}

/** The same node over other inputs, its attributes unchanged. */
export const withInputs = (of: GraphNode, inputs: readonly string[]): GraphNode =>
  newNode(of.operator, inputs, of.outputs, of);

type Names = ReadonlyMap<string, string>;

/** The same node under other names for what it takes and gives, and for what its branches take from outside. */
export function renamed(
  of: GraphNode,
  { taken, given, inside }: Record<'taken' | 'given' | 'inside', Names>,
): GraphNode {
  const none: Names = new Map();
  const inBranches = (nodes: readonly GraphNode[]) =>
    nodes.map((inner) => renamed(inner, { taken: inside, given: none, inside }));
  const parts = fieldsOf(messageIn(of.parts)).flatMap((field) => {
    if (field.number === node.attribute) return delimited(node.attribute, editedAttribute(field.content, inBranches));
    const names = field.number === node.input ? taken : field.number === node.output ? given : none;
    const name = names.get(field.string);
    return name === undefined ? [field.whole] : stringField(field.number, name);
  });
  return readNode(joined(parts));
}

const isNode = (object: object): object is GraphNode => 'operator' in object && 'parts' in object;

/** The fields of a node's attributes, one after another. */
export const attributesOf = ({ parts }: GraphNode): Uint8Array[] =>
  fieldsOf(messageIn(parts))
    .filter(({ number }) => number === node.attribute)
    .map(({ whole }) => whole);

/** Whether the node's operator is one of the standard's, and not one of the same name that somebody else has added. */
export const isStandard = ({ parts }: GraphNode): boolean =>
  fieldsOf(messageIn(parts)).every((field) => field.number !== node.domain || field.string === '');

function numbersAttribute([name, given]: [string, number | readonly number[]]): Uint8Array[] {
  const isOne = typeof given === 'number';
  return delimited(node.attribute, [
    ...stringField(attribute.name, name),
    ...(isOne
      ? [numberField(attribute.integer, given)]
      : given.map((number) => numberField(attribute.integers, number))),
    numberField(attribute.type, isOne ? integerType : integersType),
  ]);
}

/** An initializer of numbers in a row: floats where they come as such. */
export function numbersTensor(name: string, numbers: readonly number[] | Float32Array): Uint8Array {
  const isFloat = numbers instanceof Float32Array;
  const raw = isFloat ? numbers.slice().buffer : BigInt64Array.from(numbers, BigInt).buffer;
  return joined([
    numberField(tensor.dims, numbers.length),
    numberField(tensor.type, isFloat ? elementType.float : elementType.int64),
    ...stringField(tensor.name, name),
    ...delimited(tensor.raw, [new Uint8Array(raw)]),
  ]);
}

/** Dimensions of an input or output, from its message; those without a fixed size are undefined. */
export function dimensionsOf(message: Uint8Array): (number | undefined)[] {
  const inside = (number: number) => (outer: Uint8Array) =>
    fieldsOf(outer)
      .filter((field) => field.number === number)
      .map(({ content }) => content);
  return [message]
    .flatMap(inside(value.type))
    .flatMap(inside(valueType.tensor))
    .flatMap(inside(valueType.shape))
    .flatMap(inside(valueType.dimension))
    .map((dimension) => inside(valueType.size)(dimension)[0])
    .map((size) => size && integersOf(size)[0]);
}

/** A model of a single node without inputs. */
export function smallModel(only: GraphNode): Uint8Array<ArrayBuffer> {
  return joined([
    numberField(model.version, versions.format),
    ...delimited(model.graph, [
      ...delimited(graph.node, only.parts),
      ...stringField(graph.name, 'small'),
      ...delimited(graph.output, stringField(value.name, only.outputs[0]!)),
    ]),
    ...delimited(model.operators, [
      ...stringField(operators.domain, ''),
      numberField(operators.version, versions.operators),
    ]),
  ]);
}
