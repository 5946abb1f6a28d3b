import { expect, test } from 'vitest';
import { quantisedModel } from '../testing/quantised-model.ts';
import { smallDecoder } from '../testing/small-decoder.ts';
import { smallTransducer } from '../testing/small-transducer.ts';
import { Model } from './main-graph.ts';
import { mainGraph } from './onnx.ts';
import { splitJoint } from './split-joint.ts';

const { frames, prediction, joint, names } = splitJoint(Model.of(smallTransducer()))!;
const graphOf = ({ bytes }: Model) => {
  const { nodes, inputs, outputs } = mainGraph(bytes);
  return { operators: nodes.map(({ operator }) => operator), inputs: [...inputs.keys()], outputs: [...outputs.keys()] };
};

test('frames are projected without a text', () => {
  expect(names).toEqual({ frame: 'frame', text: 'text' });
  expect(graphOf(frames)).toEqual({
    operators: ['Transpose', 'MatMul', 'Unsqueeze'],
    inputs: ['encoder_outputs'],
    outputs: ['frame'],
  });
});

test('a text is read without frames and without its length', () => {
  const { operators, inputs, outputs } = graphOf(prediction);
  expect(inputs).toEqual(['targets', 'input_states_1', 'input_states_2']);
  expect(outputs.toSorted()).toEqual(['output_states_1', 'output_states_2', 'text']);
  expect(operators).not.toContain('Identity');
});

test('what meets wants both and nothing else, and every row has its own scale', () => {
  const { operators, inputs, outputs } = graphOf(joint);
  expect(inputs).toEqual(['frame', 'text']);
  expect(outputs).toEqual(['outputs']);
  expect(operators.slice(0, 6)).toEqual(['Add', 'Relu', 'GlobalMaxPool', 'Max', 'Div', 'DynamicQuantizeLinear']);
  expect(operators.slice(-2)).toEqual(['Mul', 'Mul']);
});

test('what is made otherwise is left alone', () => {
  expect(splitJoint(Model.of(smallTransducer({ meets: false })))).toBeNull();
  expect(splitJoint(Model.of(smallDecoder()))).toBeNull();
  expect(splitJoint(Model.of(quantisedModel()))).toBeNull();
  expect(splitJoint(joint)).toBeNull();
});

test('broken bytes are a RangeError', () => {
  expect(() => splitJoint(Model.of(smallTransducer().subarray(0, -1)))).toThrow(RangeError);
});
