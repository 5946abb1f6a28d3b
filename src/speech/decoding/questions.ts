/**
 * What a search asks about the scores behind the tokens of a pass, and what it is told. In this thread's memory the scores are looked at one
 * by one; on a GPU they are read where they are (graph/token-reader.ts), and what is asked must be known beforehand.
 */

import { type Draw, noDraw } from '../graph/gumbel-noise.ts';
import { readerInputs, tokensRead } from '../graph/token-reader.ts';
import { floats } from '../runtime/floats.ts';
import { type Session, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { requireNumber } from '../runtime/require-finite.ts';
import type { Logits } from './logits.ts';
import type { Mask, Rules } from './search-options.ts';
import { type Choice, drawn, likeliest, logSumOfExponentials } from './token-choice.ts';

export interface Questions {
  /** For each token of the pass, what is known of its place. */
  behind: readonly Place[];
  /** Tokens whose logarithm of probability is wanted, without rules, each behind a token of the pass. */
  asked: readonly { position: number; token: number }[];
  /** How the next token is drawn; absent, it is the likeliest. */
  draw?: Draw | undefined;
}

export interface Place {
  /** The text up to here, as the rules want it. */
  text: readonly number[];
  /** One token that may not follow; −1 for none. */
  forbidden: number;
}

export interface Answers {
  /** The next token behind a token of the pass. Throws `output-broken`. */
  choiceAt(position: number): Choice;
  /** In the order of the questions. */
  asked: readonly number[];
}

/** From scores in this thread's memory, which the rules change in place. */
export function answersFrom(logits: Logits, { behind, asked, draw }: Questions, rules: Rules | undefined): Answers {
  const sums = new Map<number, number>();
  const sumAt = (position: number): number => {
    const sum = sums.get(position) ?? logSumOfExponentials(logits.at(position));
    sums.set(position, sum);
    return sum;
  };
  return {
    asked: asked.map(({ position, token }) => logits.at(position)[token]! - sumAt(position)),
    choiceAt(position) {
      const { text, forbidden } = behind[position]!;
      const scores = logits.at(position);
      rules?.(text, scores);
      return draw ? drawn(scores, draw, forbidden) : likeliest(scores, forbidden);
    },
  };
}

/** From scores on a GPU, [1, length, vocabulary]; `maskAfter` tells what may follow each token. */
export async function answersRead(
  reader: Session,
  logits: Tensor,
  { behind, asked, draw = noDraw }: Questions,
  maskAfter: (text: readonly number[]) => Mask,
): Promise<Answers> {
  const vocabulary = logits.dims[2]!;
  const { length } = behind;
  const places = asked.map(({ position, token }) => BigInt(position * vocabulary + token));
  const masks = behind.map(({ text }) => maskAfter(text));
  const earliest = masks.flatMap(({ earliest }) => earliest ?? []);
  const { [tokensRead]: read } = await reader.run({
    logits,
    [readerInputs.masks]: tensor(
      'int64',
      BigInt64Array.from(masks, ({ list }) => BigInt(list)),
      [length],
    ),
    ...(earliest.length > 0 && {
      [readerInputs.earliest]: tensor('float32', Float32Array.from(earliest), [length, 1]),
    }),
    [readerInputs.forbidden]: tensor(
      'float32',
      Float32Array.from(behind, ({ forbidden }) => forbidden),
      [length, 1],
    ),
    [readerInputs.temperature]: tensor('float32', Float32Array.of(draw.temperature), [1]),
    [readerInputs.noiseStart]: tensor('int64', BigInt64Array.of(BigInt(draw.start)), [1]),
    [readerInputs.noiseEnd]: tensor('int64', BigInt64Array.of(BigInt(draw.start + vocabulary)), [1]),
    // A tensor of nothing is none on a GPU.
    [readerInputs.asked]: tensor('int64', BigInt64Array.from([...places, 0n]), [places.length + 1]),
  });
  const found = floats(read);
  return {
    asked: [...found.subarray(2 * length, 2 * length + asked.length)],
    choiceAt(position) {
      const [token, logProbability] = found.subarray(2 * position) as unknown as [number, number];
      requireNumber(logProbability);
      return { token, logProbability };
    },
  };
}
