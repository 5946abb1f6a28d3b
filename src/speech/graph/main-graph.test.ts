import { expect, test } from 'vitest';
import { quantisedModel } from '../testing/quantised-model.ts';
import { Model } from './main-graph.ts';
import { mainGraph, newNode } from './onnx.ts';

const identity = newNode('Identity', ['rows'], 'same');
const operators = (model: Model) => mainGraph(model.bytes).nodes.map(({ operator }) => operator);

test('unedited, the bytes are the file itself', () => {
  const file = quantisedModel();
  expect(Model.of(file).bytes).toBe(file);
});

test('the bytes hold what several edits in a row have left', () => {
  const model = Model.of(quantisedModel());
  const once = model.with({ ...model.graph, nodes: [identity, ...model.graph.nodes] });
  const twice = once.with({ ...once.graph, nodes: [...once.graph.nodes, identity] });
  expect(operators(twice)).toEqual(['Identity', 'If', 'Identity']);
  expect(operators(once)).toEqual(['Identity', 'If']);
  expect(operators(model)).toEqual(['If']);
});
