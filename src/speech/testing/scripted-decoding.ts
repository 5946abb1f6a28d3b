/** A decoding that follows a script instead of audio, and records its calls. */

import { Logits } from '../decoding/logits.ts';
import type { Decoding } from '../decoding/merged-decoder.ts';

/** Probabilities of the next token after a text; the tokens that are not listed share the rest. */
export type Script = (text: readonly number[]) => Readonly<Record<number, number>>;

/** A script with these tokens one after another and then the end token, whatever the text. */
export const saying =
  (...tokens: readonly number[]): Script =>
  ({ length }) => ({ [tokens[length]!]: 0.9 });

export class ScriptedDecoding implements Decoding {
  /** Passes with their numbers of tokens, and the changes of the cache between them. */
  readonly asked: string[] = [];
  readonly #script: Script;
  readonly #vocabulary: number;
  readonly #opening: number;
  /** From the start token on. */
  #tokens: readonly number[] = [];

  /** `opening` is the number of tokens before the text: those of the prompt, and the start token. */
  constructor(script: Script, vocabulary = 10, opening = 1) {
    this.#script = script;
    this.#vocabulary = vocabulary;
    this.#opening = opening;
  }

  async step(tokens: readonly number[]): Promise<Logits> {
    this.asked.push(`step ${tokens.length}`);
    const before = this.#tokens.length;
    this.#tokens = [...this.#tokens, ...tokens];
    const scores = tokens.flatMap((_, position) =>
      this.#scoresAfter(this.#tokens.slice(this.#opening, before + position + 1)),
    );
    return Logits.of(Float32Array.from(scores), tokens.length);
  }

  crop(length: number): void {
    this.asked.push(`crop ${length}`);
    this.#tokens = this.#tokens.slice(0, length);
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
