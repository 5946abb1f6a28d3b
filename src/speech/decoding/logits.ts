/** The logits of a decoder pass. */

/** The logits of a pass: for every input token, the scores of the next token. */
export class Logits {
  readonly #data: Float32Array;
  readonly #length: number;
  readonly #vocabulary: number;

  /** `data` is [length, vocabulary]. */
  constructor(data: Float32Array, length: number) {
    this.#data = data;
    this.#length = length;
    this.#vocabulary = data.length / length;
  }

  /** The logits of the token after `position`; a negative position counts from the end. */
  at(position: number): Float32Array {
    const place = position < 0 ? this.#length + position : position;
    return this.#data.subarray(place * this.#vocabulary, (place + 1) * this.#vocabulary);
  }
}

/** The Euclidean distance of two rows of logits, relative to the length of the second. */
export function distance(scores: Float32Array, from: Float32Array): number {
  let difference = 0;
  let length = 0;
  for (const [at, score] of from.entries()) {
    difference += (scores[at]! - score) ** 2;
    length += score ** 2;
  }
  return Math.sqrt(difference / length);
}
