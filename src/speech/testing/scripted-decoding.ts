/** A decoder that follows a script instead of audio: the same contract, and a record of what it was asked. */

import { Logits } from '../decoding/logits.ts';
import type { Decoding } from '../decoding/merged-decoder.ts';

/** Likely next tokens after a text, with their probabilities; all others share what is left. */
export type Script = (text: readonly number[]) => Readonly<Record<number, number>>;

/** The script that says these tokens one after another, then ends, whatever was said so far. */
export const saying =
  (...tokens: readonly number[]): Script =>
  ({ length }) => ({ [tokens[length]!]: 0.9 });

export class ScriptedDecoding implements Decoding {
  /** Passes as rows × tokens, and what was done to the past between them. */
  readonly asked: string[] = [];
  readonly #script: Script;
  readonly #vocabulary: number;
  readonly #opening: number;
  /** What each row has taken, the start token first. */
  #rows: readonly (readonly number[])[] = [[]];

  /** `opening`: tokens of the prompt and the start token, which are no text. */
  constructor(script: Script, vocabulary = 10, opening = 1) {
    this.#script = script;
    this.#vocabulary = vocabulary;
    this.#opening = opening;
  }

  async step(rows: readonly (readonly number[])[]): Promise<Logits> {
    const length = rows[0]!.length;
    this.asked.push(`${rows.length}×${length}`);
    if (rows.length !== this.#rows.length) throw new RangeError('as many rows as there are hypotheses');
    const before = this.#rows[0]!.length;
    this.#rows = this.#rows.map((row, i) => [...row, ...rows[i]!]);
    const scores = this.#rows.flatMap((row) =>
      rows[0]!.flatMap((_, position) => this.#scoresAfter(row.slice(this.#opening, before + position + 1))),
    );
    return new Logits(Float32Array.from(scores), rows.length, length);
  }

  crop(length: number): void {
    this.asked.push(`crop ${length}`);
    this.#rows = this.#rows.map((row) => row.slice(0, length));
  }

  select(rows: readonly number[]): void {
    this.#rows = rows.map((row) => this.#rows[row]!);
  }

  dispose(): void {
    this.asked.push('dispose');
  }

  #scoresAfter(text: readonly number[]): number[] {
    const likely = this.#script(text);
    const rest = 1 - Object.values(likely).reduce((sum, probability) => sum + probability, 0);
    const others = this.#vocabulary - Object.keys(likely).length;
    return Array.from({ length: this.#vocabulary }, (_, token) => Math.log(likely[token] ?? rest / others));
  }
}
