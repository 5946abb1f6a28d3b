import { expect, test } from 'vitest';
import { quantisedModel, weights } from '../testing/quantised-model.ts';
import { exactNodes, withExactRows } from './exact-rows.ts';
import { editGraphs, type GraphNode, newNode } from './onnx.ts';

/** The nodes of every graph of a model, branches first. */
function graphsOf(model: Uint8Array): GraphNode[][] {
  const graphs: GraphNode[][] = [];
  editGraphs(model, (nodes) => {
    graphs.push([...nodes]);
    return nodes;
  });
  return graphs;
}

const operators = (nodes: readonly GraphNode[]) => nodes.map(({ operator }) => operator);
const producerOf = (nodes: readonly GraphNode[], name: string) => nodes.find(({ outputs }) => outputs.includes(name))!;

const [thenBranch, elseBranch, main] = graphsOf(withExactRows(quantisedModel()));

test('a product inside a branch is one over the unpacked weights, under the same name', () => {
  const product = producerOf(elseBranch!, 'else_branch.inside');
  expect(product).toMatchObject({ operator: 'MatMul', inputs: ['else_branch.made', expect.any(String)] });
  const unpack = producerOf(elseBranch!, product.inputs[1]!);
  expect(unpack).toMatchObject({
    operator: 'DequantizeLinear',
    inputs: ['weight', 'weight.scale', 'weight.zero'],
  });
  expect(elseBranch!.indexOf(unpack)).toBeLessThan(elseBranch!.indexOf(product));
});

test('what comes from outside stays quantised', () => {
  const product = producerOf(elseBranch!, 'else_branch.outside');
  expect(product.operator).toBe('Mul');
  expect(operators(elseBranch!).toSorted()).toEqual(
    ['Relu', 'DequantizeLinear', 'MatMul', 'DynamicQuantizeLinear', 'MatMulInteger', 'Cast', 'Mul', 'Mul'].toSorted(),
  );
  expect(operators(main!)).toEqual(['If']);
});

test('weights that are used twice are unpacked once, before both', () => {
  const unpacking = thenBranch!.filter(({ operator }) => operator === 'DequantizeLinear');
  const products = thenBranch!.filter(({ operator }) => operator === 'MatMul');
  expect(unpacking).toHaveLength(1);
  expect(products.map(({ outputs }) => outputs[0])).toEqual(['then_branch.inside', 'then_branch.again']);
  for (const product of products) expect(product.inputs[1]).toBe(unpacking[0]!.outputs[0]);
  expect(thenBranch!.indexOf(unpacking[0]!)).toBeLessThan(thenBranch!.indexOf(products[0]!));
});

test('the weights themselves stay packed, byte by byte', () => {
  expect([...withExactRows(quantisedModel())].join()).toContain(weights.join());
});

test('a model without such products stays as it is, byte by byte', () => {
  const exact = withExactRows(quantisedModel());
  expect(withExactRows(exact)).toEqual(exact);
});

test('broken bytes are a RangeError', () => {
  expect(() => withExactRows(quantisedModel().subarray(0, -1))).toThrow(RangeError);
});

/** The nodes of one product over `made`, with a way to leave it. */
function productNodes(...more: GraphNode[]): GraphNode[] {
  const quantise = newNode('DynamicQuantizeLinear', ['made'], 'q');
  return [
    newNode('Relu', ['rows'], 'made'),
    { ...quantise, outputs: ['q', 'scale', 'zero'] },
    newNode('MatMulInteger', ['q', 'weight', 'zero', 'weight.zero'], 'integers'),
    newNode('Cast', ['integers'], 'floats'),
    newNode('Mul', ['scale', 'weight.scale'], 'scales'),
    newNode('Mul', ['scales', 'floats'], 'product'),
    ...more,
  ];
}

test('either factor may stand first', () => {
  expect(operators(exactNodes(productNodes()))).toEqual(['Relu', 'DequantizeLinear', 'MatMul']);
});

test('a product whose parts somebody else wants stays as it is', () => {
  for (const wanted of ['integers', 'floats']) {
    const nodes = productNodes(newNode('Neg', [wanted], 'negative'));
    expect(exactNodes(nodes)).toEqual(nodes);
  }
});

test('quantised activations that somebody else wants stay', () => {
  const other = newNode('ConvInteger', ['q', 'kernel'], 'other');
  expect(operators(exactNodes(productNodes(other)))).toEqual([
    'Relu',
    'DynamicQuantizeLinear',
    'DequantizeLinear',
    'MatMul',
    'ConvInteger',
  ]);
});

test('quantised activations that only a branch wants stay', () => {
  const quantise = { ...newNode('DynamicQuantizeLinear', ['audio'], 'q'), outputs: ['q', 'scale', 'zero'] };
  const nodes = [quantise, newNode('If', ['choice'], 'product')];
  expect(exactNodes(nodes)).toEqual(nodes);
});
