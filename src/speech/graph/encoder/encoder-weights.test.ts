import { expect, test } from 'vitest';
import { type ByteEncoderPlan, bands, byteEncoder, frames, heads, width } from '../../testing/byte-encoder.ts';
import { smallEncoder } from '../../testing/small-encoder.ts';
import { Model, readMainGraph } from '../main-graph.ts';
import { encoderWeights } from './encoder-weights.ts';

const weightsOf = (plan?: ByteEncoderPlan) => encoderWeights(readMainGraph(Model.of(byteEncoder(plan))));

test('all weights are found, with their sizes', () => {
  const weights = weightsOf()!;
  expect(weights).toMatchObject({ bands, frames, width });
  expect(weights.convolutions.map(({ inputs, stride }) => [inputs, stride])).toEqual([
    [3 * bands, 1],
    [3 * width, 2],
  ]);
  expect(weights.layers).toHaveLength(2);
  for (const layer of weights.layers) {
    expect(layer).toMatchObject({ heads, size: width / heads, wide: { outputs: 32 }, narrow: { inputs: 32 } });
    expect(layer.key.bias).toBeNull();
    expect(layer.query.scale).toBeCloseTo(0.004 * (width / heads) ** -0.5, 8);
    expect(layer.value).toMatchObject({ zero: 121 });
  }
});

test('normalisation is found in one operator and in many, bytes with a sign and without', () => {
  const { last } = weightsOf()!;
  const old = weightsOf({ spelledOut: true })!;
  expect(old.last.gain).toEqual(last.gain);
  expect(old.last.bias).toEqual(last.bias);
  expect(old.last.epsilon).toBeCloseTo(1e-5, 9);
  const [layer] = weightsOf({ signed: true })!.layers;
  expect(layer!.mixed.zero).toBe(-3);
  expect(layer!.mixed.bytes).toBeInstanceOf(Int8Array);
});

test('what scores are multiplied by is in the queries', () => {
  const [plain, other] = [weightsOf()!, weightsOf({ scoreFactor: 0.25 })!];
  expect(other.layers[1]!.query.scale).toBeCloseTo(plain.layers[1]!.query.scale / 4, 9);
  expect(other.layers[1]!.query.bias![3]).toBeCloseTo(plain.layers[1]!.query.bias![3]! / 4, 6);
});

test.each<[string, ByteEncoderPlan]>([
  ['another activation', { replaced: { 'one.sum.erf': 'Tanh' } }],
  ['another normalisation', { replaced: { hidden: 'Sub' }, spelledOut: true }],
  ['a difference for a sum', { replaced: { '0.between': 'Sub' } }],
  ['a variance that is none', { replaced: { '1.after.squares': 'Mul' }, spelledOut: true }],
  ['another way to 32 bits', { replaced: { '1.narrow.cast': 'Identity' } }],
  ['numbers that are none', { gain: Number.POSITIVE_INFINITY }],
])('null with %s', (_, plan) => {
  expect(weightsOf(plan)).toBeNull();
});

test('null for weights of 32 bits', () => {
  expect(encoderWeights(readMainGraph(Model.of(smallEncoder())))).toBeNull();
});
