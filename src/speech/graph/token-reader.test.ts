/** Tokens and their likelihood, read in a graph: as this thread reads them from the same scores. */

import { beforeAll, describe, expect, test } from 'vitest';
import { Logits } from '../decoding/logits.ts';
import { answersFrom, answersRead, type Questions } from '../decoding/questions.ts';
import { createSession, type Session, tensor } from '../runtime/onnx-runtime.ts';
import { numbers } from '../testing/numbers.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { smallScores, vocabulary } from '../testing/small-scores.ts';
import { drawsAt } from './gumbel-noise.ts';
import { mainGraph } from './onnx.ts';
import { tokenReader } from './token-reader.ts';

const masks = { lists: [[], [2], [1, 4, 5]], firstTime: null };
/** As many as the tokens of the text. */
const maskAfter = ({ length }: readonly number[]) => ({ list: length });

beforeAll(() => startRuntime());

test('it holds no weights of the decoder', () => {
  const { initializers, inputs } = mainGraph(tokenReader(smallScores(), masks)!);
  expect([...inputs.keys()][0]).toBe('logits');
  expect([...initializers.keys()].every((name) => /^(reader|likeliest)\./.test(name))).toBe(true);
});

test.each([
  ['there are no scores', { without: 'logits' }],
  ['the operators are too old', { operators: 12 }],
])('null where %s', (_, otherwise) => {
  expect(tokenReader(smallScores(otherwise), masks)).toBeNull();
});

test('broken bytes are a RangeError', () => {
  expect(() => tokenReader(smallScores().subarray(0, -1), masks)).toThrow(RangeError);
});

/** A maximum takes its axes in one way before the version 18, and in another from then on. */
describe.each([13, 17, 18, 21])('in operators of version %i', (operators) => {
  let reader: Session;
  beforeAll(async () => {
    reader = await createSession(tokenReader(smallScores({ operators }), masks)!);
  });

  async function bothWays(rows: readonly (readonly number[])[], questions: Questions) {
    const scores = Float32Array.from(rows.flat());
    const logits = tensor('float32', scores.slice(), [1, rows.length, vocabulary]);
    const read = await answersRead(reader, logits, questions, maskAfter);
    const seen = answersFrom(Logits.of(scores, rows.length), questions, (text, row) => {
      for (const token of masks.lists[maskAfter(text).list]!) row[token] = Number.NEGATIVE_INFINITY;
    });
    const all = (answers: typeof read) => ({
      asked: answers.asked,
      choices: questions.behind.map((_, at) => answers.choiceAt(at)),
    });
    return { read: all(read), seen: all(seen) };
  }

  test('every mask, every forbidden token, every one that is asked, likeliest and drawn', async () => {
    const random = numbers(operators);
    for (let round = 0; round < 20; round++) {
      const length = 1 + Math.floor(4 * random());
      const rows = Array.from({ length }, () => Array.from({ length: vocabulary }, () => 20 * random() - 10));
      const any = (count: number) => Math.floor(count * random());
      const behind = rows.map(() => ({ text: Array(any(3)).fill(0), forbidden: any(vocabulary + 1) - 1 }));
      const asked = Array.from({ length: any(4) }, () => ({ position: any(length), token: any(vocabulary) }));
      const draw = drawsAt(round % 2)();
      const { read, seen } = await bothWays(rows, { behind, asked, draw });
      expect(read.choices.map(({ token }) => token)).toEqual(seen.choices.map(({ token }) => token));
      for (const [at, { logProbability }] of seen.choices.entries())
        expect(read.choices[at]!.logProbability).toBeCloseTo(logProbability, 4);
      expect(read.asked).toEqual(seen.asked.map((each) => expect.closeTo(each, 4)));
    }
  });

  test('the first of equals, and very great scores', async () => {
    const logarithm = -Math.log(2 + Math.exp(-1) + Math.exp(-2));
    const behind = [{ text: [], forbidden: -1 }];
    const { read } = await bothWays([[5000, 5002, 5001, 5002, 0, 0]], { behind, asked: [{ position: 0, token: 3 }] });
    expect(read.choices[0]).toEqual({ token: 1, logProbability: expect.closeTo(logarithm, 3) });
    expect(read.asked[0]).toBeCloseTo(logarithm, 3);
  });

  test('scores that are no numbers are told', async () => {
    const logits = tensor('float32', new Float32Array(vocabulary).fill(Number.NaN), [1, 1, vocabulary]);
    const questions = { behind: [{ text: [], forbidden: -1 }], asked: [] };
    const answers = await answersRead(reader, logits, questions, maskAfter);
    expect(() => answers.choiceAt(0)).toThrow(expect.objectContaining({ code: 'output-broken' }));
  });
});
