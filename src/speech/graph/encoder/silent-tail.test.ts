import { expect, test } from 'vitest';
import { readGraph } from '../../testing/read-graph.ts';
import { type Otherwise, smallEncoder } from '../../testing/small-encoder.ts';
import { Model } from '../main-graph.ts';
import { keyWeights, tailed, tailHidden, tailKeys, tailValues, withSilentTail } from './silent-tail.ts';

const edited = (otherwise?: Otherwise) => withSilentTail(Model.of(smallEncoder(otherwise)))?.bytes ?? null;

test('it takes a tail for its layer, and gives its own keys and values', () => {
  const { inputs, outputs } = readGraph(edited()!);
  expect(inputs.map(({ name }) => name)).toEqual(['features', keyWeights, tailHidden, tailKeys(0), tailValues(0)]);
  expect(inputs.slice(3).map(({ dims }) => dims)).toEqual([
    [1, 2, 2, 'tail'],
    [1, 2, 'tail', 2],
  ]);
  expect(outputs.map(({ name }) => name)).toEqual([tailed, 'key', 'value']);
});

test('scores are those of its own keys and the tail together, weighted after they are scaled', () => {
  const { nodes } = readGraph(edited()!);
  const of = (name: string) => nodes.find(({ outputs }) => outputs[0] === name)!;
  const keys = of(of('scores').inputs[1]!);
  expect(keys).toMatchObject({ operator: 'Concat', inputs: ['key', tailKeys(0)] });
  expect(of(of('attention').inputs[0]!)).toMatchObject({ operator: 'Add', inputs: ['scaled', keyWeights] });
  expect(of(of('mixed').inputs[1]!)).toMatchObject({ operator: 'Concat', inputs: ['value', tailValues(0)] });
});

test('what the silence gave stands behind what the speech gives', () => {
  const { nodes } = readGraph(edited()!);
  expect(nodes.at(-1)).toMatchObject({ operator: 'Concat', inputs: ['hidden', tailHidden], outputs: [tailed] });
});

test('the same file gives the same bytes', () => {
  expect(edited()).toEqual(edited());
});

test.each<[string, Otherwise]>([
  ['the length is written down elsewhere', { fixedLength: true }],
  ['attention is over something else', { softmaxAxis: 1 }],
  ['the number of heads is computed', { openHeads: true }],
  ['attention is used twice', { attentionShared: true }],
])('null where %s', (_, otherwise) => {
  expect(edited(otherwise)).toBeNull();
});

test('broken bytes are a RangeError', () => {
  expect(() => withSilentTail(Model.of(smallEncoder().subarray(0, -1)))).toThrow(RangeError);
});
