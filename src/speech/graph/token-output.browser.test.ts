/** Tokens, their likelihood and their alignment, read in the graph: as they would be read from its scores. */

import { beforeAll, expect, test } from 'vitest';
import { createSession, type Session, tensor } from '../runtime.ts';
import { likeliest } from '../scores.ts';
import { startRuntime } from '../testing/runtime-files.ts';
import { heads, smallScores, vocabulary } from '../testing/small-scores.ts';
import { alignment, likeliestTokens, tokenLogProbabilities, withTokenOutput } from './token-output.ts';

let session: Session;
const suppressed = 2;

beforeAll(async () => {
  await startRuntime();
  const alignmentHeads = [
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const;
  session = await createSession(withTokenOutput(smallScores(), { suppressed: [suppressed], alignmentHeads })!);
});

const frames = 4;
const floats = (numbers: ArrayLike<number>, dims: number[]) => tensor('float32', Float32Array.from(numbers), dims);
const layer = (of: number) => Float32Array.from({ length: heads * frames }, (_, i) => of + i);

/** For rows of scores, one token each. */
async function read(...rows: number[][]) {
  const attentions = (of: number) =>
    floats(
      rows.flatMap(() => [...layer(of)]),
      [rows.length, heads, 1, frames],
    );
  return session.run(
    {
      'given.logits': floats(rows.flat(), [rows.length, 1, vocabulary]),
      'given.cross_attentions.0': attentions(0),
      'given.cross_attentions.1': attentions(100),
    },
    [likeliestTokens, tokenLogProbabilities, alignment],
  );
}

const scores = [0.5, 2, 9, -3, 2, 1];

test('the likeliest token that may be said, the first of equals', async () => {
  const tokens = (await read(scores, [0, 0, 0, 0, 0, 7]))[likeliestTokens]!;
  expect([...(tokens.data as BigInt64Array)]).toEqual([1n, 5n]);
});

test('the logarithm of its probability, of very great scores too', async () => {
  const great = scores.map((score) => score + 5000);
  const logarithms = (await read(scores, great))[tokenLogProbabilities]!.data as Float32Array;
  const { logProbability } = likeliest(Float32Array.from(scores), suppressed);
  for (const logarithm of logarithms) expect(logarithm).toBeCloseTo(logProbability, 4);
});

test('the mean of the heads that follow the audio', async () => {
  const found = (await read(scores))[alignment]!;
  expect(found.dims).toEqual([1, 1, frames]);
  const mean = (frame: number) => (layer(0)[frames + frame]! + layer(100)[frame]! + layer(100)[frames + frame]!) / 3;
  for (const [frame, share] of (found.data as Float32Array).entries()) expect(share).toBeCloseTo(mean(frame), 4);
});
