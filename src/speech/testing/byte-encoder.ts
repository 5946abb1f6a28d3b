/** A small Whisper encoder with 8-bit products, as the quantiser of onnxruntime writes them: two layers of two heads over 160 frames. */

import { joined } from '../../core/joined.ts';
import { seeded } from '../../core/random.ts';
import { editModel, Model } from '../graph/main-graph.ts';
import { elementType, type GraphNode, newNode, smallModel, withGraph } from '../graph/onnx.ts';
import { numberField, stringField } from '../graph/protobuf.ts';
import { tensorMessage } from './weight-layouts.ts';

export const bands = 8;
/** Several blocks of rows. */
export const frames = 160;
export const width = 16;
export const heads = 2;
const wide = 32;
const layers = 2;

/** Field numbers of onnx.proto3. */
const tensor = { type: 2, integers: 5, name: 8 };

export interface ByteEncoderPlan {
  /** Bytes with a sign. */
  signed?: boolean;
  /** Normalisation as several operators, as before there was one for it. */
  spelledOut?: boolean;
  /** What stands in the place of an operator: a graph that computes something else. */
  replaced?: Readonly<Record<string, string>>;
  /** What is in the first place of each gain. */
  gain?: number;
  /** What scores are multiplied by, beside the queries. */
  scoreFactor?: number;
}

export function byteEncoder({
  signed = false,
  spelledOut = false,
  replaced = {},
  gain = 1.1,
  scoreFactor,
}: ByteEncoderPlan = {}): Uint8Array<ArrayBuffer> {
  const random = seeded(11);
  const nodes: GraphNode[] = [];
  const initializers = new Map<string, Uint8Array>();
  const add = (operator: string, inputs: readonly string[], output: string, attributes = {}) => {
    nodes.push(newNode(replaced[output] ?? operator, inputs, output, attributes));
    return output;
  };
  const keep = (name: string, dims: readonly number[], type: number, raw: ArrayBufferView) => {
    const bytes = new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength);
    initializers.set(name, tensorMessage(name, dims, type, bytes));
    return name;
  };
  /** As the quantiser writes a number of 8 bits. */
  const listed = (name: string, type: number, value: number) => {
    const parts = [
      numberField(tensor.type, type),
      ...stringField(tensor.name, name),
      numberField(tensor.integers, value),
    ];
    initializers.set(name, joined(parts));
    return name;
  };
  const floats = (name: string, values: readonly number[], dims: readonly number[] = [values.length]) =>
    keep(name, dims, elementType.float, Float32Array.from(values));
  const integers = (name: string, ...values: number[]) =>
    keep(name, [values.length], elementType.int64, BigInt64Array.from(values, BigInt));
  const numbers = (count: number, size = 1) => Array.from({ length: count }, () => size * (random() - 0.5));

  function product(name: string, input: string, dims: readonly number[], attributes?: Record<string, unknown>): string {
    const type = signed ? elementType.int8 : elementType.uint8;
    const bytes = Uint8Array.from({ length: dims.reduce((all, dim) => all * dim, 1) }, () =>
      Math.floor(256 * random()),
    );
    const weight = keep(`${name}.weight`, dims, type, bytes);
    const zero = listed(`${name}.zero`, type, signed ? -3 : 121);
    const scale = floats(`${name}.scale`, [0.004], []);
    const own = (part: string) => `${name}.${part}`;
    nodes.push(newNode('DynamicQuantizeLinear', [input], [own('bytes'), own('range'), own('nothing')]));
    add('Mul', [own('range'), scale], own('scales'));
    const inputs = [own('bytes'), weight, own('nothing'), zero];
    add(attributes ? 'ConvInteger' : 'MatMulInteger', inputs, own('whole'), attributes);
    add('Cast', [own('whole')], own('cast'), { to: elementType.float });
    return add('Mul', [own('cast'), own('scales')], own('product'));
  }
  const linear = (name: string, input: string, inputs: number, outputs: number) =>
    add('Add', [floats(`${name}.bias`, numbers(outputs)), product(name, input, [inputs, outputs])], `${name}.sum`);
  function gelu(input: string): string {
    const [root, one, half] = [
      ['√2', Math.SQRT2],
      ['1', 1],
      ['½', 0.5],
    ].map(([name, number]) => floats(name as string, [number as number], []));
    add('Div', [input, root!], `${input}.divided`);
    add('Erf', [`${input}.divided`], `${input}.erf`);
    add('Add', [`${input}.erf`, one!], `${input}.more`);
    add('Mul', [input, `${input}.more`], `${input}.twice`);
    return add('Mul', [`${input}.twice`, half!], `${input}.bent`);
  }
  function normal(name: string, input: string, output = `${name}.normal`): string {
    const gains = floats(`${name}.gain`, [gain, ...numbers(width - 1).map((each) => 1 + each)]);
    const biases = floats(`${name}.norm_bias`, numbers(width));
    if (!spelledOut) return add('LayerNormalization', [input, gains, biases], output, { axis: -1 });
    const own = (part: string) => `${name}.${part}`;
    add('ReduceMean', [input], own('mean'), { axes: [-1] });
    add('Sub', [input, own('mean')], own('away'));
    add('Pow', [own('away'), floats('2', [2], [])], own('squares'));
    add('ReduceMean', [own('squares')], own('variance'), { axes: [-1] });
    add('Add', [own('variance'), floats('epsilon', [1e-5], [])], own('more'));
    add('Sqrt', [own('more')], own('deviation'));
    add('Div', [own('away'), own('deviation')], own('even'));
    add('Mul', [own('even'), gains], own('scaled'));
    return add('Add', [own('scaled'), biases], output);
  }
  const convolution = (name: string, input: string, channels: number, strides: number) => {
    const bias = floats(`${name}.bias`, numbers(width));
    add('Reshape', [bias, integers('channel', 1, -1, 1)], `${name}.bias_turned`);
    const found = product(name, input, [width, channels, 3], { kernel_shape: [3], pads: [1, 1], strides: [strides] });
    return gelu(add('Add', [found, `${name}.bias_turned`], `${name}.sum`));
  };

  const audio = convolution('two', convolution('one', 'features', bands, 1), width, 2);
  add('Transpose', [audio], 'audio', { perm: [0, 2, 1] });
  let hidden = add('Add', ['audio', floats('table', numbers(frames * width), [frames, width])], 'placed');
  for (let layer = 0; layer < layers; layer++) {
    const own = (part: string) => `${layer}.${part}`;
    const input = normal(own('before'), hidden);
    const scaled = add(
      'Mul',
      [linear(own('query'), input, width, width), floats('scale', [(width / heads) ** -0.5], [])],
      own('scaled'),
    );
    const split = integers('split', 0, -1, heads, width / heads);
    const projected = [
      ['query', scaled, [0, 2, 1, 3]],
      ['key', product(own('key'), input, [width, width]), [0, 2, 3, 1]],
      ['value', linear(own('value'), input, width, width), [0, 2, 1, 3]],
    ] as const;
    const [query, key, values] = projected.map(([name, from, perm]) =>
      add('Transpose', [add('Reshape', [from, split], own(`${name}_split`))], own(`${name}_heads`), { perm }),
    );
    add('MatMul', [query!, key!], own('scores'));
    const scores =
      scoreFactor === undefined
        ? own('scores')
        : add('Mul', [own('scores'), floats('score_factor', [scoreFactor], [])], own('scores_scaled'));
    add('Softmax', [scores], own('attention'), { axis: -1 });
    add('MatMul', [own('attention'), values!], own('mixed'));
    add('Transpose', [own('mixed')], own('merged'), { perm: [0, 2, 1, 3] });
    add('Reshape', [own('merged'), integers('join', 0, -1, width)], own('joined'));
    hidden = add('Add', [hidden, linear(own('out'), own('joined'), width, width)], own('between'));
    const bent = gelu(linear(own('wide'), normal(own('after'), hidden), width, wide));
    hidden = add('Add', [hidden, linear(own('narrow'), bent, wide, width)], own('end'));
  }
  normal('last', hidden, 'hidden');

  const none = new Map<string, Uint8Array>();
  const model = Model.of(
    withGraph(smallModel(newNode('Identity', [], 'none')), { nodes, initializers, inputs: none, outputs: none }),
  );
  const type = elementType.float;
  return editModel(model, (graph) => ({
    nodes: graph.nodes,
    inputs: [{ name: 'features', type, dims: [1, bands, 2 * frames] }],
    outputs: [{ name: 'hidden', type, dims: [1, frames, width] }],
    constants: new Map(),
  }))!.bytes;
}
