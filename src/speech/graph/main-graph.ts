/** The main graph of an ONNX model with all that an edit of its shapes touches: nodes, constants, inputs and outputs. */

import { joined } from '../../core/joined.ts';
import {
  elementType,
  type Graph,
  type GraphNode,
  mainGraph,
  numbersTensor,
  tensorAttribute,
  withGraph,
} from './onnx.ts';
import { delimited, fieldsOf, integersOf, numberField, stringField } from './protobuf.ts';

/** Field numbers of onnx.proto3. */
const opset = { domain: 1, version: 2 };
const modelOpset = 8;
const tensor = { dims: 1, type: 2, floats: 4, bytes: 5, integers: 7, raw: 9 };
const value = { name: 1, type: 2 };
const valueType = { tensor: 1 };
const tensorType = { element: 1, shape: 2 };
const shape = { dim: 1 };
const dimension = { size: 1, name: 2 };

/** A tensor that lies in the file: an initialiser, or what a Constant node holds. */
export interface GraphConstant {
  name: string;
  type: number;
  dims: readonly number[];
  /** The tensor's message; its values are not read before they are asked for. */
  message: Uint8Array;
}

/** An input or output of the graph. A dimension is a size, or the name of one that is not fixed; null is any shape. */
export interface GraphValue {
  name: string;
  type: number;
  dims: readonly (number | string)[] | null;
}

/** The main graph as it is read. */
export interface MainGraph {
  nodes: readonly GraphNode[];
  constants: ReadonlyMap<string, GraphConstant>;
  /** Without the initialisers that old files list among them. */
  inputs: readonly GraphValue[];
  outputs: readonly GraphValue[];
}

/** What an edit leaves; weights stay where they are. */
export interface EditedGraph {
  nodes: readonly GraphNode[];
  inputs: readonly GraphValue[];
  outputs: readonly GraphValue[];
  /** Constants to add, by name: whole numbers or floats, one dimension each. */
  constants: ReadonlyMap<string, readonly number[] | Float32Array>;
}

/**
 * A model between edits. Its main graph is read and its bytes are written when they are asked for, and once: writing the embedded decoder
 * copies 19 MB, and edits in a row need none of the bytes that lie between them.
 */
export class Model {
  /** The file: weights, and what stands beside the main graph. */
  readonly file: Uint8Array<ArrayBuffer>;
  #graph: Graph | undefined;
  #bytes: Uint8Array<ArrayBuffer> | undefined;

  private constructor(
    file: Uint8Array<ArrayBuffer>,
    { graph, bytes }: { graph?: Graph; bytes?: Uint8Array<ArrayBuffer> },
  ) {
    this.file = file;
    this.#graph = graph;
    this.#bytes = bytes;
  }

  static of(bytes: Uint8Array<ArrayBuffer>): Model {
    return new Model(bytes, { bytes });
  }

  /** Throws a RangeError on broken bytes. */
  get graph(): Graph {
    this.#graph ??= mainGraph(this.file);
    return this.#graph;
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    this.#bytes ??= withGraph(this.file, this.graph);
    return this.#bytes;
  }

  /** The same model with another main graph. */
  with(graph: Graph): Model {
    return new Model(this.file, { graph });
  }
}

/** The main graph with its constants, inputs and outputs. Throws a RangeError on broken bytes. */
export function readMainGraph(model: Model): MainGraph {
  const whole = model.graph;
  const initialisers = [...whole.initializers].map(([name, message]) => readConstant(message, name));
  const constants = new Map([...initialisers, ...whole.nodes.flatMap(constantOf)].map((found) => [found.name, found]));
  const inputs = [...whole.inputs.values()].map(readValue).filter(({ name }) => !whole.initializers.has(name));
  const outputs = [...whole.outputs.values()].map(readValue);
  return { nodes: whole.nodes, constants, inputs, outputs };
}

type EditGraph = (graph: MainGraph) => EditedGraph | null;

/**
 * The model with its main graph edited, or null when `edit` gives null. Shapes that the exporter noted inside the main graph are left out: an
 * edit makes them untrue. Throws a RangeError on broken bytes.
 */
export function editModel(model: Model, edit: EditGraph): Model | null {
  const whole = model.graph;
  const edited = edit(readMainGraph(model));
  if (!edited) return null;
  const added = [...edited.constants].map(([name, values]) => [name, numbersTensor(name, values)] as const);
  const messages = (values: readonly GraphValue[]) => new Map(values.map((value) => [value.name, messageOf(value)]));
  return model.with({
    nodes: edited.nodes,
    initializers: new Map([...whole.initializers, ...added]),
    inputs: messages(edited.inputs),
    outputs: messages(edited.outputs),
  });
}

/** As `editModel`, for a file with nothing else to be edited. */
export const editMainGraph = (file: Uint8Array<ArrayBuffer>, edit: EditGraph): Uint8Array<ArrayBuffer> | null =>
  editModel(Model.of(file), edit)?.bytes ?? null;

/** The version of the operators of the standard domain that the model is written in, 0 where it does not say. */
export function operatorsOf(bytes: Uint8Array): number {
  for (const { number, content } of fieldsOf(bytes)) {
    if (number === modelOpset && inner(content, opset.domain).length === 0) {
      return integersOf(inner(content, opset.version))[0] ?? 0;
    }
  }
  return 0;
}

/** The values of a small int64 constant; null for any other. */
export function integersIn({ type, dims, message }: GraphConstant): number[] | null {
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (type !== elementType.int64 || count > 64) return null;
  const raw = rawValues(message);
  if (!raw) {
    const fields = fieldsOf(message).filter(({ number }) => number === tensor.integers);
    return fields.flatMap(({ content }) => integersOf(content));
  }
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  return Array.from({ length: Math.floor(raw.byteLength / 8) }, (_, at) => Number(view.getBigInt64(8 * at, true)));
}

/** The values of a tensor as they lie in the file, a view of it; undefined where they are elsewhere or written otherwise. */
export const rawValues = (message: Uint8Array): Uint8Array | undefined =>
  fieldsOf(message).find(({ number }) => number === tensor.raw)?.content;

/** The only value of a float, uint8 or int8 constant, however it is written; undefined for any other. */
export function numberIn({ type, dims, message }: GraphConstant): number | undefined {
  if (dims.some((dim) => dim !== 1)) return undefined;
  const raw = rawValues(message);
  const listed = (number: number) => fieldsOf(message).find((field) => field.number === number)?.content;
  const byte = () => (raw ? raw[0] : integersOf(listed(tensor.bytes) ?? new Uint8Array(0))[0]);
  if (type === elementType.uint8) return byte();
  if (type === elementType.int8) return Int8Array.of(byte() ?? 0)[0];
  const float = type === elementType.float ? (raw ?? listed(tensor.floats)) : undefined;
  return float?.length === 4 ? new DataView(float.buffer, float.byteOffset).getFloat32(0, true) : undefined;
}

/** The values of a float constant, copied; undefined for any other, and where they lie outside the graph. */
export function floatsIn({ type, dims, message }: GraphConstant): Float32Array | undefined {
  const content = rawValues(message) ?? fieldsOf(message).find(({ number }) => number === tensor.floats)?.content;
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (type !== elementType.float || content?.length !== 4 * count) return undefined;
  return new Float32Array(content.slice().buffer);
}

/** What a tensor's message says of itself. */
export function readConstant(message: Uint8Array, name: string): GraphConstant {
  const found: GraphConstant & { dims: number[] } = { name, type: 0, dims: [], message };
  for (const { number, content } of fieldsOf(message)) {
    if (number === tensor.dims) found.dims.push(...integersOf(content));
    if (number === tensor.type) found.type = integersOf(content)[0] ?? 0;
  }
  return found;
}

function constantOf(node: GraphNode): GraphConstant[] {
  const message = node.operator === 'Constant' ? tensorAttribute(node, 'value') : undefined;
  return message && node.outputs[0] !== undefined ? [readConstant(message, node.outputs[0])] : [];
}

/** The message in a field of a message, empty where it is missing. */
function inner(message: Uint8Array, number: number): Uint8Array {
  return fieldsOf(message).find((field) => field.number === number)?.content ?? new Uint8Array(0);
}

const textIn = (message: Uint8Array, number: number): string =>
  fieldsOf(message).find((field) => field.number === number)?.string ?? '';

function readValue(message: Uint8Array): GraphValue {
  const type = inner(inner(message, value.type), valueType.tensor);
  const shaped = fieldsOf(type).find(({ number }) => number === tensorType.shape);
  const dims = shaped && fieldsOf(shaped.content).filter(({ number }) => number === shape.dim);
  return {
    name: textIn(message, value.name),
    type: integersOf(inner(type, tensorType.element))[0] ?? 0,
    dims: dims?.map(({ content }) => readDimension(content)) ?? null,
  };
}

function readDimension(message: Uint8Array): number | string {
  const [size] = integersOf(inner(message, dimension.size));
  return size ?? textIn(message, dimension.name);
}

function messageOf({ name, type, dims }: GraphValue): Uint8Array {
  const dimensions = (dims ?? []).flatMap((dim) =>
    delimited(
      shape.dim,
      typeof dim === 'number' ? [numberField(dimension.size, dim)] : stringField(dimension.name, dim),
    ),
  );
  const shaped = dims ? delimited(tensorType.shape, dimensions) : [];
  const typed = [numberField(tensorType.element, type), ...shaped];
  return joined([...stringField(value.name, name), ...delimited(value.type, delimited(valueType.tensor, typed))]);
}
