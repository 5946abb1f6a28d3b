/** The logits of a decoder pass. */

/** The logits of a pass: for every input token, the scores of the next token. A row is computed when it is first asked for. */
export class Logits {
  readonly #length: number;
  readonly #rowAt: (place: number) => Float32Array;
  readonly #rows = new Map<number, Float32Array>();

  /** `rowAt` gives the scores of all tokens behind the token at a place. */
  constructor(length: number, rowAt: (place: number) => Float32Array) {
    this.#length = length;
    this.#rowAt = rowAt;
  }

  /** `data` is [length, width], and rows are views of it or, with `each`, what that makes of them. */
  static of(data: Float32Array, length: number, each = (row: Float32Array) => row): Logits {
    const width = data.length / length;
    return new Logits(length, (place) => each(data.subarray(place * width, (place + 1) * width)));
  }

  /** The logits of the token after `position`; a negative position counts from the end. What is written into them stays. */
  at(position: number): Float32Array {
    const place = position < 0 ? this.#length + position : position;
    const row = this.#rows.get(place) ?? this.#rowAt(place);
    this.#rows.set(place, row);
    return row;
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
