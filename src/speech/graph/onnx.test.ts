import { expect, test } from 'vitest';
import { joined } from '../../core/joined.ts';
import { nodeBytes, quantisedModel, weights } from '../testing/quantised-model.ts';
import { dimensionsOf, editGraphs, type GraphNode, graphIn, mainGraph, newNode, withGraph } from './onnx.ts';

const operators = (nodes: readonly GraphNode[]) => nodes.map(({ operator }) => operator);

test('every graph is read, branches before the node that holds them', () => {
  const graphs: string[][] = [];
  editGraphs(quantisedModel(), (nodes) => {
    graphs.push(operators(nodes));
    return nodes;
  });
  expect(graphs).toHaveLength(3);
  expect(graphs[0]).toContain('MatMulInteger');
  expect(graphs[1]).toContain('MatMulInteger');
  expect(graphs[2]).toEqual(['If']);
});

test('a node tells its operator, inputs and outputs', () => {
  editGraphs(quantisedModel(), (nodes) => {
    const product = nodes.find(({ operator }) => operator === 'MatMulInteger');
    if (product) expect(product.inputs.slice(1)).toEqual(['weight', expect.any(String), 'weight.zero']);
    if (product) expect(product.outputs).toHaveLength(1);
    return nodes;
  });
});

test('left as they are, they give the same bytes', () => {
  const model = quantisedModel();
  expect(editGraphs(model, (nodes) => nodes)).toEqual(model);
});

test('nodes are replaced where they stood, and nothing else changes', () => {
  const model = quantisedModel();
  const other = newNode('Identity', ['choice'], 'same');
  const edited = editGraphs(model, (nodes) => (nodes[0]?.operator === 'If' ? [other, ...nodes] : nodes));
  const seen: string[][] = [];
  const restored = editGraphs(edited, (nodes) => {
    seen.push(operators(nodes));
    return nodes.filter(({ operator }) => operator !== 'Identity');
  });
  expect(seen.at(-1)).toEqual(['Identity', 'If']);
  expect(restored).toEqual(model);
});

test('weights come through byte by byte', () => {
  const edited = editGraphs(quantisedModel(), () => []);
  const text = [...edited].join();
  expect(text).toContain(weights.join());
});

test('a new node is written as onnx has it', () => {
  const { operator, inputs, outputs, parts } = newNode('MatMul', ['a', 'b'], 'c');
  expect({ operator, inputs, outputs }).toEqual({ operator: 'MatMul', inputs: ['a', 'b'], outputs: ['c'] });
  expect([...joined(parts)]).toEqual([...nodeBytes('MatMul', ['a', 'b'], ['c'])].slice(2));
});

test('a model that is cut short anywhere is a RangeError or has lost whole fields', () => {
  const model = quantisedModel();
  let broken = 0;
  for (let length = 1; length < model.length; length++) {
    try {
      editGraphs(model.subarray(0, length), (nodes) => nodes);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      broken++;
    }
  }
  expect(broken).toBeGreaterThan(0.9 * model.length);
  expect(() => editGraphs(model.subarray(0, -1), (nodes) => nodes)).toThrow(RangeError);
});

test("a branch is a graph, and a graph can take the place of the model's", () => {
  const model = quantisedModel();
  const [choice] = mainGraph(model).nodes;
  const branch = graphIn(choice!, 'else_branch')!;
  expect(operators(branch.nodes)).toContain('MatMulInteger');
  expect([...branch.outputs.keys()]).toEqual(['else_branch.inside', 'else_branch.outside']);
  expect(graphIn(choice!, 'third_branch')).toBeUndefined();
  const alone = withGraph(model, { ...mainGraph(model), nodes: branch.nodes, outputs: branch.outputs });
  const again = mainGraph(alone);
  expect(operators(again.nodes)).toEqual(operators(branch.nodes));
  expect([...again.initializers.keys()]).toEqual(['weight', 'weight.zero', 'weight.scale']);
  expect([...again.inputs.keys()]).toEqual(['rows', 'choice']);
});

test('dimensions are numbers where they are fixed', () => {
  const { inputs, outputs } = mainGraph(quantisedModel());
  expect(dimensionsOf(inputs.get('rows')!)).toEqual([undefined, 4]);
  expect(dimensionsOf(outputs.get('inside')!)).toEqual([undefined, 3]);
  expect(dimensionsOf(inputs.get('choice')!)).toEqual([]);
});

test('no graph is a RangeError', () => {
  expect(() => mainGraph(Uint8Array.of(8, 8))).toThrow(RangeError);
});
