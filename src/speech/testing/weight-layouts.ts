/**
 * The same model with its products of constant weights in the layouts of the hub: 32 bits, 8 bits as the dynamic quantiser of onnxruntime
 * writes them, 4 bits in blocks (MatMulNBits). With half-layout.ts: 16 bits, and 4 bits in 16. For tests, and for files that nobody
 * publishes.
 */

import { joined } from '../../core/joined.ts';
import type { Dtype } from '../../protocol/model.ts';
import { withFloatWeights } from '../graph/float-weights.ts';
import {
  editGraphs,
  elementType,
  type GraphNode,
  integerAttribute,
  mainGraph,
  newNode,
  withGraph,
} from '../graph/onnx.ts';
import { delimited, fieldsOf, integersOf, numberField, stringField } from '../graph/protobuf.ts';
import { halved } from './half-layout.ts';

/** Field numbers of onnx.proto3. */
const nodeDomain = 7;
const modelOperators = 8;
const operators = { domain: 1, version: 2 };
const tensor = { dims: 1, type: 2, floats: 4, integers: 5, name: 8, raw: 9 };
const [uint8, int8] = [2, 3];
const microsoft = 'com.microsoft';
/** Numbers that share a scale. */
const block = 32;

type Bytes = Uint8Array<ArrayBuffer>;

/** What `model`, of 32-bit or 8-bit weights, is in each layout. */
export function inLayout(model: Bytes, dtype: Dtype): Bytes {
  const plain = unpacked(model);
  switch (dtype) {
    case 'fp32':
      return plain;
    case 'fp16':
      return halved(plain);
    case 'q4':
      return inFourBits(plain);
    case 'q4f16':
      return halved(inFourBits(plain));
    case 'q8':
    case 'int8':
      return inEightBits(plain, true);
    case 'uint8':
      return inEightBits(plain, false);
    default:
      throw new RangeError(`no model is made in ${dtype}`);
  }
}

interface Weights {
  dims: number[];
  type: number;
  /** Of floats; empty for all others. */
  values: Float32Array;
  /** Of whole numbers of 8 bits. */
  raw: Uint8Array;
}

/** Small tensors may have their numbers as a list instead of as bytes. */
function read(message: Uint8Array): Weights {
  const found: Weights = { dims: [], type: 0, values: new Float32Array(0), raw: new Uint8Array(0) };
  let bytes = new Uint8Array(0);
  let listed: number[] = [];
  for (const { number, content } of fieldsOf(message)) {
    if (number === tensor.dims) found.dims.push(...integersOf(content));
    if (number === tensor.type) found.type = integersOf(content)[0] ?? 0;
    if (number === tensor.raw || number === tensor.floats) bytes = content.slice();
    if (number === tensor.integers) listed = integersOf(content);
  }
  if (found.type === elementType.float) found.values = new Float32Array(bytes.buffer);
  else found.raw = bytes.length > 0 ? bytes : Uint8Array.from(listed);
  return found;
}

/** An initialiser of these bytes. */
export function tensorMessage(name: string, dims: readonly number[], type: number, raw: Uint8Array): Uint8Array {
  return joined([
    ...dims.map((dim) => numberField(tensor.dims, dim)),
    numberField(tensor.type, type),
    ...stringField(tensor.name, name),
    ...delimited(tensor.raw, [raw]),
  ]);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Makes something of every product of a row and a constant matrix, and keeps what it wants of new weights. */
function withProducts(
  model: Bytes,
  replace: (product: GraphNode, weights: Weights, keep: (name: string, message: Uint8Array) => string) => GraphNode[],
): Bytes {
  const { initializers } = mainGraph(model);
  const added = new Map<string, Uint8Array>();
  const keep = (name: string, message: Uint8Array) => {
    added.set(name, message);
    return name;
  };
  const edited = editGraphs(model, (nodes) =>
    nodes.flatMap((node) => {
      const message = node.operator === 'MatMul' ? initializers.get(node.inputs[1] ?? '') : undefined;
      const weights = message && read(message);
      return weights?.type === elementType.float && weights.dims.length === 2 ? replace(node, weights, keep) : [node];
    }),
  );
  const graph = mainGraph(edited);
  const used = new Set<string>();
  editGraphs(edited, (nodes) => {
    for (const { inputs } of nodes) for (const name of inputs) used.add(name);
    return nodes;
  });
  const left = [...graph.initializers].filter(([name]) => used.has(name));
  return withGraph(edited, { ...graph, initializers: new Map([...left, ...added]) });
}

/** What may lie between the weights of an embedding and where they are unpacked. */
const moving = ['Gather', 'Transpose'];

/** 8-bit weights as 32-bit ones. */
function unpacked(model: Bytes): Bytes {
  const floats = withFloatWeights(model);
  const graph = mainGraph(floats);
  const made = new Map<string, Uint8Array>();
  const packed = (name = '') => {
    const message = graph.initializers.get(name);
    return message && read(message);
  };
  const edited = editGraphs(floats, (nodes) => {
    const movers = new Map(
      nodes.filter(({ operator }) => moving.includes(operator)).map((node) => [node.outputs[0]!, node]),
    );
    const gone = new Set<GraphNode>();
    const replaced = nodes.map((node) => {
      if (node.operator !== 'DequantizeLinear') return node;
      const mover = movers.get(node.inputs[0]!);
      const whole = mover?.inputs[0] ?? node.inputs[0]!;
      const [weights, scale, zero] = [whole, ...node.inputs.slice(1)].map(packed);
      if (!weights || !scale) return node;
      const name = mover ? `${whole}.unpacked` : node.outputs[0]!;
      const numbers = dequantised(weights, scale.values, zero, integerAttribute(node, 'axis')[0] ?? 1);
      made.set(name, tensorMessage(name, weights.dims, elementType.float, bytesOf(numbers)));
      if (mover) return newNode(mover.operator, [name, ...mover.inputs.slice(1)], node.outputs[0]!, mover);
      gone.add(node);
      return node;
    });
    return withoutUnused(
      replaced.filter((node) => !gone.has(node)),
      graph.outputs,
    );
  });
  const whole = mainGraph(edited);
  return withGraph(edited, { ...whole, initializers: new Map([...whole.initializers, ...made]) });
}

function dequantised({ dims, type, raw }: Weights, scales: Float32Array, zero: Weights | undefined, axis: number) {
  const signed = ({ type, raw }: Pick<Weights, 'type' | 'raw'>) =>
    type === int8 ? new Int8Array(raw.slice().buffer) : raw;
  const [values, zeros] = [signed({ type, raw }), zero && signed(zero)];
  const size = dims.slice(axis + 1).reduce((all, dim) => all * dim, 1);
  const channels = scales.length === 1 ? 1 : dims[axis]!;
  const numbers = new Float32Array(values.length);
  for (let at = 0; at < numbers.length; at++) {
    const channel = channels === 1 ? 0 : Math.floor(at / size) % channels;
    numbers[at] = (values[at]! - (zeros?.[channel] ?? 0)) * scales[channel]!;
  }
  return numbers;
}

/** What moved packed weights for nobody any more. */
const withoutUnused = (nodes: readonly GraphNode[], outputs: ReadonlyMap<string, unknown>): GraphNode[] => {
  const wanted = new Set(nodes.flatMap(({ inputs }) => inputs));
  return nodes.filter(
    ({ operator, outputs: [name = ''] }) => !moving.includes(operator) || wanted.has(name) || outputs.has(name),
  );
};

/** Symmetric 4 bits: 0 is 8, and the greatest of a block is -8 or 7. */
function inFourBits(model: Bytes): Bytes {
  const edited = withProducts(model, (node, { dims, values }, keep) => {
    const [rows, columns] = dims as [number, number];
    const [activations, name] = node.inputs as [string, string];
    const blocks = Math.ceil(rows / block);
    const packed = new Uint8Array(columns * blocks * (block / 2)).fill(0x88);
    const scales = new Float32Array(columns * blocks);
    for (let at = 0; at < scales.length; at++) {
      const [column, first] = [Math.floor(at / blocks), (at % blocks) * block];
      const numbers = Array.from(
        { length: Math.min(block, rows - first) },
        (_, i) => values[(first + i) * columns + column]!,
      );
      const greatest = numbers.reduce((found, each) => (Math.abs(each) > Math.abs(found) ? each : found), 0);
      scales[at] = greatest / -8;
      for (const [i, number] of numbers.entries()) {
        const four = Math.max(0, Math.min(15, Math.round(greatest === 0 ? 0 : number / scales[at]!) + 8));
        const place = at * (block / 2) + (i >> 1);
        packed[place] = i % 2 ? (packed[place]! & 0x0f) | (four << 4) : (packed[place]! & 0xf0) | four;
      }
    }
    const inputs = [
      activations,
      keep(`${name}.q4`, tensorMessage(`${name}.q4`, [columns, blocks, block / 2], uint8, packed)),
      keep(`${name}.scales`, tensorMessage(`${name}.scales`, [scales.length], elementType.float, bytesOf(scales))),
    ];
    const sizes = { K: rows, N: columns, bits: 4, block_size: block };
    const product = newNode('MatMulNBits', inputs, node.outputs, sizes);
    return [{ ...product, parts: [...product.parts, ...stringField(nodeDomain, microsoft)] }];
  });
  const version = [...stringField(operators.domain, microsoft), numberField(operators.version, 1)];
  return joined([edited, ...delimited(modelOperators, version)]);
}

/** A scale a matrix, as the dynamic quantiser of onnxruntime has it unless it is asked for more. Without a sign 0 is 128. */
function inEightBits(model: Bytes, hasSign: boolean): Bytes {
  const [type, nothing] = hasSign ? [int8, 0] : [uint8, 128];
  return withProducts(model, (node, { dims, values }, keep) => {
    const [activations, name] = node.inputs as [string, string];
    const own = (part: string) => `${node.outputs[0]}.${part}`;
    const greatest = values.reduce((found, each) => Math.max(found, Math.abs(each)), 0);
    const scale = greatest / 127 || 1;
    const packed = Uint8Array.from(values, (value) => Math.round(value / scale) + nothing);
    const weight = keep(`${name}.q8`, tensorMessage(`${name}.q8`, dims, type, packed));
    const one = (part: string, type: number, raw: Uint8Array) =>
      keep(`${name}.${part}`, tensorMessage(`${name}.${part}`, [], type, raw));
    const zero = one('zero', type, Uint8Array.of(nothing));
    const weightScale = one('scale', elementType.float, bytesOf(Float32Array.of(scale)));
    return [
      newNode('DynamicQuantizeLinear', [activations], [own('quantised'), own('scale'), own('zero')]),
      newNode('MatMulInteger', [own('quantised'), weight, own('zero'), zero], own('integers')),
      newNode('Cast', [own('integers')], own('floats'), { to: elementType.float }),
      newNode('Mul', [own('scale'), weightScale], own('scales')),
      newNode('Mul', [own('floats'), own('scales')], node.outputs),
    ];
  });
}
