/** Tokens and their likelihood, read in the graph: as they would be read from its scores. */

import { beforeAll, expect, test } from 'vitest';
import { likeliest, logProbabilityOf } from '../decoding/token-choice.ts';
import { floats } from '../runtime/floats.ts';
import { createSession, type Session, tensor } from '../runtime/onnx-runtime.ts';
import { startRuntime } from '../testing/runtime-files.ts';
import { smallScores, vocabulary } from '../testing/small-scores.ts';
import { likeliestTokens, tokenLogProbabilities, withTokenOutput } from './token-output.ts';

let session: Session;
const suppressed = 2;

beforeAll(async () => {
  await startRuntime();
  session = await createSession(withTokenOutput(smallScores(), [suppressed])!);
});

/** For rows of scores, one token each. */
async function read(...rows: number[][]) {
  const scores = tensor('float32', Float32Array.from(rows.flat()), [rows.length, 1, vocabulary]);
  return session.run({ 'given.logits': scores }, [likeliestTokens, tokenLogProbabilities]);
}

const scores = [0.5, 2, 9, -3, 2, 1];

test('the likeliest token that may be said, the first of equals', async () => {
  const tokens = (await read(scores, [0, 0, 0, 0, 0, 7]))[likeliestTokens]!;
  expect([...tokens.data]).toEqual([1n, 5n]);
});

test('the logarithm of its probability, of very great scores too', async () => {
  const great = scores.map((score) => score + 5000);
  const logarithms = (await read(scores, great))[tokenLogProbabilities];
  const { logProbability } = likeliest(Float32Array.from(scores), suppressed);
  for (const logarithm of floats(logarithms)) expect(logarithm).toBeCloseTo(logProbability, 4);
});

test('the best few, best first, and none of those that are never said', async () => {
  const few = await createSession(withTokenOutput(smallScores(), [suppressed], 3)!);
  const given = tensor('float32', Float32Array.from([...scores, ...scores.toReversed()]), [2, 1, vocabulary]);
  const outputs = await few.run({ 'given.logits': given });
  expect(outputs[likeliestTokens]!.dims).toEqual([2, 1, 3]);
  expect([...(outputs[likeliestTokens]!.data as BigInt64Array)].map(Number).slice(0, 3)).toEqual([1, 4, 5]);
  const all = Float32Array.from(scores, (score, token) => (token === suppressed ? Number.NEGATIVE_INFINITY : score));
  const found = [...floats(outputs[tokenLogProbabilities])].slice(0, 3);
  for (const [place, token] of [1, 4, 5].entries()) expect(found[place]).toBeCloseTo(logProbabilityOf(all, token), 4);
});
