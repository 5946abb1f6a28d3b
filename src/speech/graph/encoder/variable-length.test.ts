import { expect, test } from 'vitest';
import { readGraph } from '../../testing/read-graph.ts';
import { bands, frames, type Otherwise, smallEncoder, width } from '../../testing/small-encoder.ts';
import { withVariableLength } from './variable-length.ts';

const edited = (otherwise?: Otherwise) => withVariableLength(smallEncoder(otherwise));

test('the length is open at both ends, and what is given besides is gone', () => {
  const { inputs, outputs } = readGraph(edited()!);
  expect(inputs).toEqual([{ name: 'features', type: 1, dims: ['batch', bands, 'mel_frames'] }]);
  expect(outputs).toEqual([{ name: 'hidden', type: 1, dims: ['batch', 'frames', width] }]);
});

test.each([false, true])('the table of positions is cut before it is added, under another name too (%s)', (aliased) => {
  const { nodes } = readGraph(edited({ positionsAliased: aliased })!);
  const placed = nodes.find(({ outputs }) => outputs[0] === 'placed')!;
  const cut = nodes.find(({ outputs }) => placed.inputs.includes(outputs[0]!) && outputs[0] !== 'audio')!;
  expect(placed.inputs).toContain('audio');
  expect(cut.operator).toBe('Slice');
  expect(cut.inputs[0]).toBe(aliased ? 'same_table' : 'table');
  expect(nodes.indexOf(cut)).toBeLessThan(nodes.indexOf(placed));
});

test('all other nodes stay, byte by byte', () => {
  const before = readGraph(smallEncoder()).nodes.filter(({ outputs }) => outputs[0] !== 'placed');
  const after = readGraph(edited()!).nodes;
  for (const { parts } of before) expect(after.map((node) => node.parts)).toContainEqual(parts);
});

test('the same file gives the same bytes', () => {
  expect(edited()).toEqual(edited());
});

test.each<[string, Otherwise]>([
  ['the length is written down elsewhere', { fixedLength: true }],
  ['positions are added twice', { positionsTwice: true }],
  ['there are no positions', { withoutPositions: true }],
  ['there is a second input', { masked: true }],
  ['the length is open already', { melFrames: 'any' }],
  ['the input is no multiple of the output', { melFrames: 2 * frames + 1 }],
  ['the input is of another length than the output', { melFrames: 4 * frames }],
])('null where %s', (_, otherwise) => {
  expect(edited(otherwise)).toBeNull();
});

test('broken bytes are a RangeError', () => {
  for (const bytes of [smallEncoder().subarray(0, -1), new Uint8Array(0)]) {
    expect(() => withVariableLength(bytes)).toThrow(RangeError);
  }
});
