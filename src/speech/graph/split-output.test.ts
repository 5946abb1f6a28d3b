import { beforeAll, describe, expect, test } from 'vitest';
import { OutputLayer } from '../kernels/output-layer.ts';
import { floats } from '../runtime/floats.ts';
import { createSession, tensor } from '../runtime/onnx-runtime.ts';
import {
  type Bytes,
  elements,
  field,
  littleEndian,
  modelBytes,
  nodeBytes,
  numberField,
  tensor as tensorBytes,
  value,
  waves,
} from '../testing/quantised-model.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { Model } from './main-graph.ts';
import { lastHidden, splitOutput } from './split-output.ts';

beforeAll(() => startRuntime());

const [tokens, width] = [6, 16];
const bytes = Array.from({ length: tokens * width }, (_, at) => (at * 37) % 256);

interface Layer {
  /** The scale and the zero point as exporters write a single number: among the floats or integers, not as raw bytes. */
  isListed?: boolean;
  /** A scale for each token. */
  hasManyScales?: boolean;
  isTurned?: boolean;
}

/** From `given` [rows, length, width] to `logits`, by weights that are kept in rows. */
function decoderEnd({ isListed = false, hasManyScales = false, isTurned = true }: Layer = {}): Uint8Array<ArrayBuffer> {
  const scalar = (name: string, element: number, listed: Bytes, raw: Bytes): Bytes =>
    isListed
      ? field(5, numberField(2, element), field(8, name), listed)
      : field(5, tensorBytes(name, [], element, raw));
  const scales = Array.from({ length: tokens }, () => 0.01);
  const dims = isTurned ? [tokens, width] : [width, tokens];
  return modelBytes(
    nodeBytes('Mul', ['given', 'norm'], ['normed']),
    ...(isTurned ? [nodeBytes('Transpose', ['rows'], ['turned'])] : []),
    nodeBytes('DequantizeLinear', [isTurned ? 'turned' : 'rows', 'scale', 'zero'], ['unpacked']),
    nodeBytes('MatMul', ['normed', 'unpacked'], ['logits']),
    field(2, 'end'),
    waves('norm', [width], 3),
    field(5, tensorBytes('rows', dims, elements.uint8, bytes)),
    hasManyScales
      ? field(5, tensorBytes('scale', [tokens], elements.float, littleEndian(scales)))
      : scalar('scale', elements.float, field(4, littleEndian([0.01])), littleEndian([0.01])),
    scalar('zero', elements.uint8, field(5, [95]), [95]),
    value(11, 'given', elements.float, ['rows', 'length', width]),
    value(12, 'logits', elements.float, ['rows', 'length', tokens]),
  );
}

describe.each([{ isListed: false }, { isListed: true }])('with %o', (layer) => {
  test('the hidden state and the layer give the scores of the whole', async () => {
    const given = {
      given: tensor(
        'float32',
        Float32Array.from({ length: 2 * width }, (_, at) => Math.cos(at)),
        [1, 2, width],
      ),
    };
    const whole = floats((await (await createSession(decoderEnd(layer))).run(given)).logits);
    const split = splitOutput(Model.of(decoderEnd(layer)))!;
    expect(split.weights).toMatchObject({ tokens, width, scale: expect.closeTo(0.01, 6), zero: 95 });
    const hidden = floats((await (await createSession(split.step.bytes)).run(given))[lastHidden]);
    const output = OutputLayer.of(split.weights)!;
    const scores = [0, 1].flatMap((row) => [...output.scores(hidden.subarray(row * width, (row + 1) * width))]);
    expect(scores).toEqual([...whole].map((score) => expect.closeTo(score, 3)));
  });
});

test('nothing of the layer is left in the step', () => {
  const { nodes } = splitOutput(Model.of(decoderEnd()))!.step.graph;
  expect(nodes.map(({ operator }) => operator)).toEqual(['Mul', 'Identity']);
});

test.each([
  ['a scale for each token', { hasManyScales: true }],
  ['weights in columns', { isTurned: false }],
])('%s: the layer stays in the graph', (_, layer) => {
  expect(splitOutput(Model.of(decoderEnd(layer)))).toBeNull();
});

test('broken bytes are a RangeError', () => {
  expect(() => splitOutput(Model.of(decoderEnd().subarray(0, -1)))).toThrow(RangeError);
});
