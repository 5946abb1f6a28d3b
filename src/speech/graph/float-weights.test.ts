import { expect, test } from 'vitest';
import { joined } from '../../core/joined.ts';
import { quantisedConvolution, quantisedModel } from '../testing/quantised-model.ts';
import { floatNodes, withFloatWeights } from './float-weights.ts';
import { editGraphs, type GraphNode, newNode } from './onnx.ts';
import { fieldsOf } from './protobuf.ts';

function nodesOf(model: Uint8Array): GraphNode[] {
  const all: GraphNode[] = [];
  editGraphs(model, (nodes) => {
    all.push(...nodes);
    return nodes;
  });
  return all;
}

test('no product of bytes is left in any branch, outside or inside', () => {
  const operators = nodesOf(withFloatWeights(quantisedModel())).map(({ operator }) => operator);
  expect(operators.filter((operator) => /Integer|DynamicQuantize/.test(operator))).toEqual([]);
  expect(operators.filter((operator) => operator === 'MatMul')).toHaveLength(5);
});

test('a convolution keeps its attributes', () => {
  const before = nodesOf(quantisedConvolution()).find(({ operator }) => operator === 'ConvInteger')!;
  const nodes = nodesOf(withFloatWeights(quantisedConvolution()));
  expect(nodes.map(({ operator }) => operator)).toEqual(['DequantizeLinear', 'Conv']);
  const attributes = ({ parts }: GraphNode) => fieldsOf(joined(parts)).filter(({ number }) => number === 5);
  const [strides, ...others] = attributes(nodes[1]!).map(({ whole }) => whole);
  expect(others).toEqual([]);
  expect(strides).toEqual(attributes(before)[0]!.whole);
  expect(nodes[1]).toMatchObject({ inputs: ['sound', expect.any(String)], outputs: ['sound_out'] });
});

test('weights without a zero are unpacked without one', () => {
  const nodes = [
    { ...newNode('DynamicQuantizeLinear', ['x'], 'q'), outputs: ['q', 'scale', 'zero'] },
    newNode('MatMulInteger', ['q', 'weight', 'zero'], 'integers'),
    newNode('Cast', ['integers'], 'floats'),
    newNode('Mul', ['scale', 'weight.scale'], 'scales'),
    newNode('Mul', ['floats', 'scales'], 'product'),
  ];
  const [unpack, product, ...others] = floatNodes(nodes, () => true);
  expect(unpack).toMatchObject({ operator: 'DequantizeLinear', inputs: ['weight', 'weight.scale'] });
  expect(product).toMatchObject({ operator: 'MatMul', inputs: ['x', 'weight_unpacked'], outputs: ['product'] });
  expect(others).toEqual([]);
});
