import { expect, test } from 'vitest';
import { readGraph } from '../testing/read-graph.ts';
import { smallScores } from '../testing/small-scores.ts';
import { likeliestTokens, tokenLogProbabilities, withTokenOutput } from './token-output.ts';

const suppressed = [1];

const outputsOf = (model: Uint8Array) => readGraph(model).outputs;

test('tokens and their likelihood are given beside all that was given before', () => {
  const before = outputsOf(smallScores());
  const after = outputsOf(withTokenOutput(smallScores(), suppressed)!);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length).map(({ name }) => name)).toEqual([likeliestTokens, tokenLogProbabilities]);
});

test.each([
  ['there are no scores', { without: 'logits' }],
  ['the operators are too old', { operators: 12 }],
])('null where %s', (_, otherwise) => {
  expect(withTokenOutput(smallScores(otherwise), suppressed)).toBeNull();
});

test('the same file gives the same bytes', () => {
  expect(withTokenOutput(smallScores(), suppressed)).toEqual(withTokenOutput(smallScores(), suppressed));
});

test('broken bytes are a RangeError', () => {
  expect(() => withTokenOutput(smallScores().subarray(0, -1), suppressed)).toThrow(RangeError);
});
