import { beforeAll, expect, test } from 'vitest';
import { Model } from '../graph/main-graph.ts';
import { mainGraph, newNode } from '../graph/onnx.ts';
import {
  elements,
  field,
  littleEndian,
  modelBytes,
  nodeBytes,
  tensor as stored,
  value,
} from '../testing/quantised-model.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { createSession, tensor } from './onnx-runtime.ts';
import { weightsApart } from './weights-apart.ts';

const size = 300;
const weights = Array.from({ length: 2 * size }, (_, i) => Math.sin(i));
const file = modelBytes(
  nodeBytes('MatMul', ['x', 'weights'], ['product']),
  nodeBytes('Add', ['product', 'bias'], ['y']),
  field(2, 'layer'),
  field(5, stored('weights', [size, 2], elements.float, littleEndian(weights))),
  field(5, stored('bias', [2], elements.float, littleEndian([1, 2]))),
  value(11, 'x', elements.float, [1, size]),
  value(12, 'y', elements.float, [1, 2]),
);
const x = Float32Array.from({ length: size }, (_, i) => Math.cos(i));

async function resultOf(graph: Uint8Array<ArrayBuffer>, data?: ReturnType<typeof weightsApart>['weights']) {
  const session = await createSession(graph, { data: data ?? [] });
  const { y } = await session.run({ x: tensor('float32', x, [1, size]) });
  await session.release();
  return [...(y!.data as Float32Array)];
}

beforeAll(() => startRuntime());

test('a graph without its weights computes as with them, small ones stay in it', async () => {
  const { graph, weights: beside } = weightsApart(Model.of(file));
  expect(graph.length).toBeLessThan(500);
  expect(mainGraph(graph).initializers.get('bias')).toEqual(mainGraph(file).initializers.get('bias'));
  expect(await resultOf(graph, beside)).toEqual(await resultOf(file));
});

test('an edited graph takes them from the file, wherever in a buffer that lies', async () => {
  const buffer = new Uint8Array(file.length + 100);
  buffer.set(file, 77);
  const model = Model.of(buffer.subarray(77, 77 + file.length));
  const twice = model.with({
    ...model.graph,
    nodes: [...model.graph.nodes, newNode('Add', ['y', 'y'], 'twice')],
    outputs: new Map([['y', model.graph.outputs.get('y')!]]),
  });
  const { graph, weights: beside } = weightsApart(twice);
  expect(beside[0]!.bytes).toBe(buffer.buffer);
  expect(await resultOf(graph, beside)).toEqual(await resultOf(file));
});

test('without the file the weights are missing', async () => {
  await expect(resultOf(weightsApart(Model.of(file)).graph)).rejects.toMatchObject({ code: 'model-broken' });
});

test('broken bytes are a RangeError', () => {
  expect(() => weightsApart(Model.of(file.subarray(0, -1)))).toThrow(RangeError);
});
