import { expect, test } from 'vitest';
import { smallScores } from '../testing/small-scores.ts';
import { editMainGraph, type GraphValue } from './main-graph.ts';
import { alignment, likeliestTokens, tokenLogProbabilities, withTokenOutput } from './token-output.ts';

const wanted = { suppressed: [1], alignmentHeads: [] };

function outputsOf(model: Uint8Array): GraphValue[] {
  let outputs: readonly GraphValue[] = [];
  editMainGraph(model, (graph) => {
    outputs = graph.outputs;
    return null;
  });
  return [...outputs];
}

test('tokens and their likelihood are given beside all that was given before', () => {
  const before = outputsOf(smallScores());
  const after = outputsOf(withTokenOutput(smallScores(), wanted)!);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length).map(({ name }) => name)).toEqual([likeliestTokens, tokenLogProbabilities]);
});

test('the alignment is given where it is asked for', () => {
  const alignmentHeads = [
    [0, 1],
    [1, 0],
  ] as const;
  const names = outputsOf(withTokenOutput(smallScores(), { ...wanted, alignmentHeads })!).map(({ name }) => name);
  expect(names).toContain(alignment);
});

test.each([
  ['there are no scores', { without: 'logits' }, wanted],
  ['an attention is asked for that is not given', {}, { ...wanted, alignmentHeads: [[2, 0]] as const }],
  ['the operators are too old', { operators: 12 }, wanted],
])('null where %s', (_, otherwise, output) => {
  expect(withTokenOutput(smallScores(otherwise), output)).toBeNull();
});

test('the same file gives the same bytes', () => {
  expect(withTokenOutput(smallScores(), wanted)).toEqual(withTokenOutput(smallScores(), wanted));
});

test('broken bytes are a RangeError', () => {
  expect(() => withTokenOutput(smallScores().subarray(0, -1), wanted)).toThrow(RangeError);
});
