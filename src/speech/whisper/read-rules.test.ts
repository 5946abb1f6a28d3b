/** The rules as a GPU has them, in a graph: the tokens are those that the rules choose in this thread's memory. */

import { beforeAll, expect, test } from 'vitest';
import { seeded } from '../../core/random.ts';
import { answersRead } from '../decoding/questions.ts';
import { likeliest } from '../decoding/token-choice.ts';
import { tokenReader } from '../graph/token-reader.ts';
import { createSession, type Session, tensor } from '../runtime/onnx-runtime.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { smallScores } from '../testing/small-scores.ts';
import { idOf, smallWhisper } from '../testing/small-whisper.ts';
import { maskAfterText, tokenMasks, whisperRules } from './rules.ts';

const contract = smallWhisper();
const { vocabulary, markers } = contract;
const [hello, blank] = [idOf('hello'), idOf('Ġ')];
const time = (step: number) => markers.firstTime + step;
const plainTexts = [[], [blank], [hello], [hello, hello]];
const timedTexts = [
  [],
  [time(3)],
  [time(3), blank],
  [time(3), hello],
  [time(3), hello, time(40)],
  [time(3), hello, time(40), time(50)],
  [time(3), hello, time(40), time(50), hello],
];
const none = -1;
let reader: Session;

beforeAll(async () => {
  await startRuntime();
  reader = await createSession(tokenReader(smallScores({ tokens: vocabulary }), tokenMasks(contract))!);
});

/** Scores of which the moments are, all together, about as likely as the likeliest other token: sometimes a little more, sometimes less. */
function scores(random: () => number): Float32Array<ArrayBuffer> {
  const offset = Math.log(vocabulary - markers.firstTime) - 1;
  return Float32Array.from(
    { length: vocabulary },
    (_, token) => 4 * random() - (token >= markers.firstTime ? offset : 0),
  );
}

test.each([
  ['without timestamps', plainTexts],
  ['with timestamps', timedTexts],
])('%s', async (_, texts) => {
  const withTimestamps = texts === timedTexts;
  const random = seeded(7);
  const [maskAfter, rules] = [maskAfterText(contract, withTimestamps), whisperRules(contract, withTimestamps)];
  let moments = 0;
  for (let round = 0; round < 40; round++) {
    const rows = texts.map(() => scores(random));
    const logits = Float32Array.from(rows.flatMap((row) => [...row]));
    const behind = texts.map((text, at) => ({ text, forbidden: [none, markers.end, hello][at % 3]! }));
    const asked = [{ position: 1, token: hello }];
    const read = await answersRead(
      reader,
      tensor('float32', logits, [1, texts.length, vocabulary]),
      { behind, asked },
      maskAfter,
    );
    for (const [at, { text, forbidden }] of behind.entries()) {
      rules(text, rows[at]!);
      const expected = likeliest(rows[at]!, forbidden);
      if (expected.token >= markers.firstTime) moments++;
      expect(read.choiceAt(at), `[${text}]`).toEqual({
        token: expected.token,
        logProbability: expect.closeTo(expected.logProbability, 4),
      });
    }
  }
  // Of the texts one must go on with a moment, and several may.
  expect(moments > 60).toBe(withTimestamps);
});
