/** Scores as a decoder gives them. */

/** What a pass gives: for every row and every token that it took, the scores of the token that follows. */
export class Logits {
  readonly #data: Float32Array;
  readonly #length: number;
  readonly #vocabulary: number;

  /** `data` is [rows, length, vocabulary]. */
  constructor(data: Float32Array, rows: number, length: number) {
    this.#data = data;
    this.#length = length;
    this.#vocabulary = data.length / (rows * length);
  }

  /** Scores after the token at `position` of `row`; a negative position counts from the end. */
  at(row: number, position: number): Float32Array {
    const place = row * this.#length + (position < 0 ? this.#length + position : position);
    return this.#data.subarray(place * this.#vocabulary, (place + 1) * this.#vocabulary);
  }
}

/** Length of the difference of two rows of scores, in proportion to the second. */
export function distance(scores: Float32Array, from: Float32Array): number {
  let difference = 0;
  let length = 0;
  for (const [at, score] of from.entries()) {
    difference += (scores[at]! - score) ** 2;
    length += score ** 2;
  }
  return Math.sqrt(difference / length);
}
