import { expect, test } from 'vitest';
import { field, nodeBytes, numberField } from '../testing/quantised-model.ts';
import { withAudioAttentions } from './audio-attentions.ts';
import { Model } from './main-graph.ts';

type Bytes = readonly number[];

const attention = (name: string, past: string): Bytes[] => [
  nodeBytes('Transpose', [past], [`${name}.keys`]),
  nodeBytes('MatMul', ['query', `${name}.keys`], [`${name}.scores`]),
  nodeBytes('Add', [`${name}.scores`, 'frame_weights'], [`${name}.weighted`]),
  nodeBytes('Softmax', [`${name}.weighted`], [name]),
];

function step(nodes: readonly Bytes[], outputs: readonly string[] = ['last_hidden']): Model {
  const given = outputs.map((name) => field(12, field(1, name)));
  const graph = field(7, ...nodes, field(2, 'step'), ...given);
  return Model.of(Uint8Array.from([...numberField(1, 8), ...graph]));
}

const layers = [0, 1].flatMap((layer) => [
  ...attention(`text.${layer}`, `past_key_values.${layer}.decoder.key`),
  ...attention(`audio.${layer}`, `past_key_values.${layer}.encoder.key`),
]);

test('each attention to the audio is an output with the name of its layer, those to the text are not', () => {
  const { nodes, outputs } = withAudioAttentions(step(layers))!.graph;
  expect([...outputs.keys()]).toEqual(['last_hidden', 'cross_attentions.0', 'cross_attentions.1']);
  const named = nodes.filter(({ operator }) => operator === 'Identity');
  expect(named.map(({ inputs }) => inputs)).toEqual([['audio.0'], ['audio.1']]);
});

test('null where the file has these outputs, and where nothing is over the audio', () => {
  expect(withAudioAttentions(step(layers, ['last_hidden', 'cross_attentions.0']))).toBeNull();
  expect(withAudioAttentions(step(attention('text', 'past_key_values.0.decoder.key')))).toBeNull();
});
