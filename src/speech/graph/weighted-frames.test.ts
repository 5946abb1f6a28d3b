import { expect, test } from 'vitest';
import { field, nodeBytes, numberField } from '../testing/quantised-model.ts';
import { Model } from './main-graph.ts';
import { editGraphs, type GraphNode } from './onnx.ts';
import { frameWeights, withWeightedFrames } from './weighted-frames.ts';

type Bytes = readonly number[];

const graph = (name: string, ...parts: Bytes[]) => field(5, field(1, name), field(6, ...parts), numberField(20, 5));

/** Attention over keys that are made of `from`, in the exporter's manner: its shape is taken from the text. */
function attention(name: string, from: string): Bytes[] {
  return [
    nodeBytes('MatMul', [from, 'w'], [`${name}.flat`]),
    nodeBytes('Shape', ['normalised'], [`${name}.shape`]),
    nodeBytes('Reshape', [`${name}.flat`, `${name}.shape`], [`${name}.split`]),
    nodeBytes('Transpose', [`${name}.split`], [`${name}.keys`]),
    nodeBytes('MatMul', ['query', `${name}.keys`], [`${name}.scores`]),
    nodeBytes('Mul', [`${name}.scores`, 'scale'], [`${name}.scaled`]),
    nodeBytes('Softmax', [`${name}.scaled`], [name]),
  ];
}

const fromPast = (name: string, past: string): Bytes[] => [
  nodeBytes('Transpose', [past], [`${name}.keys`]),
  nodeBytes('MatMul', ['query', `${name}.keys`], [`${name}.scores`]),
  nodeBytes('Softmax', [`${name}.scores`], [name]),
];

const normalise = nodeBytes('LayerNormalization', ['input_ids'], ['normalised']);
const first = graph('else_branch', normalise, ...attention('text', 'normalised'), ...attention('audio', 'heard'));
const later = graph(
  'then_branch',
  ...fromPast('text', 'past_key_values.0.decoder.key'),
  ...fromPast('audio', 'past_key_values.0.encoder.key'),
);

function decoder(...branches: Bytes[]): Uint8Array<ArrayBuffer> {
  const main = field(7, nodeBytes('If', ['use_cache_branch'], ['logits'], ...branches), field(2, 'decoder'));
  return Uint8Array.from([...numberField(1, 8), ...main]);
}

function branchesOf(model: Uint8Array): GraphNode[][] {
  const found: GraphNode[][] = [];
  editGraphs(model, (nodes) => {
    found.push([...nodes]);
    return nodes;
  });
  return found.slice(0, -1);
}

test('scores of the audio are weighted in both branches, those of the text are not', () => {
  const branches = branchesOf(withWeightedFrames(Model.of(decoder(first, later)))!.bytes);
  expect(branches).toHaveLength(2);
  for (const nodes of branches) {
    const scoresOf = (name: string) => {
      const softmax = nodes.find(({ outputs }) => outputs[0] === name)!;
      return nodes.find(({ outputs }) => outputs[0] === softmax.inputs[0])!;
    };
    expect(scoresOf('audio')).toMatchObject({ operator: 'Add', inputs: [expect.any(String), frameWeights] });
    expect(scoresOf('text').operator).not.toBe('Add');
  }
});

test.each<[string, Bytes[]]>([
  ['there is one branch', [first]],
  ['a branch listens to the text only', [first, graph('then_branch', ...fromPast('text', 'past.0.decoder.key'))]],
  ['there are more attentions to the audio', [first, graph('then_branch', ...attention('audio', 'heard'))]],
])('null where %s', (_, branches) => {
  expect(withWeightedFrames(Model.of(decoder(...branches)))).toBeNull();
});

test('broken bytes are a RangeError', () => {
  expect(() => withWeightedFrames(Model.of(decoder(first, later).subarray(0, -1)))).toThrow(RangeError);
});
