import { expect, test } from 'vitest';
import { quantisedModel } from '../testing/quantised-model.ts';
import { smallDecoder } from '../testing/small-decoder.ts';
import { Model } from './main-graph.ts';
import { splitDecoder } from './split-decoder.ts';

const { audio, step } = splitDecoder(Model.of(smallDecoder()))!;
const graphOf = (model: Model) => {
  const { nodes, inputs, outputs, initializers } = model.graph;
  return {
    operators: nodes.map(({ operator }) => operator),
    inputs: [...inputs.keys()],
    outputs: [...outputs.keys()],
    initializers: [...initializers.keys()],
  };
};

test('the audio side wants the audio alone, and holds nothing else', () => {
  const { operators, inputs, outputs, initializers } = graphOf(audio);
  expect(inputs).toEqual(['encoder_hidden_states']);
  expect(outputs).toEqual(['present.0.encoder.key', 'present.0.encoder.value']);
  expect(operators).toEqual(['MatMul', 'Reshape', 'Transpose', 'MatMul', 'Reshape', 'Transpose']);
  expect(initializers.toSorted()).toEqual(
    ['audio.key', 'audio.value', 'present.0.encoder.key.shape', 'present.0.encoder.value.shape'].toSorted(),
  );
});

test('the steps want no choice and no audio, and have exact rows', () => {
  const { operators, inputs, outputs, initializers } = graphOf(step);
  expect(inputs).toEqual([
    'input_ids',
    ...['decoder', 'encoder'].flatMap((side) => [`past_key_values.0.${side}.key`, `past_key_values.0.${side}.value`]),
  ]);
  expect(outputs).toEqual(['logits', 'present.0.decoder.key', 'present.0.decoder.value']);
  expect(operators).toContain('DequantizeLinear');
  expect(operators).not.toContain('MatMulInteger');
  expect(operators).not.toContain('ReduceMean');
  expect(initializers).not.toContain('audio.key');
});

test('what is made otherwise is left alone', () => {
  expect(splitDecoder(Model.of(smallDecoder({ isOtherwise: true })))).toBeNull();
  expect(splitDecoder(Model.of(quantisedModel()))).toBeNull();
  expect(splitDecoder(step)).toBeNull();
});

test('broken bytes are a RangeError', () => {
  expect(() => splitDecoder(Model.of(smallDecoder().subarray(0, -1)))).toThrow(RangeError);
});
