/**
 * The power spectrum of real frames of any even length whose half has no prime factors but 2, 3 and 5: 400 samples for Whisper, 512 for
 * NeMo. Two real samples are packed into one complex number (Sorensen et al. 1987), and the transform of half the length is a Stockham
 * autosort algorithm of mixed radix, so that a frame of 400 samples is not padded to a power of two.
 */

/** One stage of the transform. */
interface Pass {
  radix: number;
  /** Points of each transform that this stage divides. */
  length: number;
  /** Number of interleaved transforms. */
  stride: number;
  /** Twiddle factors: cos and sin of -2π·p·k / length, p < length / radix, k < radix. */
  twiddles: Float64Array;
}

export class RealFourier {
  /** Number of frequencies from 0 to half the rate, both included. */
  readonly bins: number;
  readonly #half: number;
  readonly #passes: readonly Pass[];
  /** cos and sin of -2π·k / length for each bin k: the second row, as the first has j = 0. */
  readonly #turns: Float64Array;
  #from: Float64Array;
  #to: Float64Array;

  /** Throws a RangeError for a length that has other factors. */
  constructor(length: number) {
    this.#half = length / 2;
    this.bins = this.#half + 1;
    this.#passes = passesOf(this.#half);
    this.#turns = rotations(2, this.bins, length).subarray(2 * this.bins);
    this.#from = new Float64Array(length);
    this.#to = new Float64Array(length);
  }

  /** Writes |X(k)|² of `frame` to `power`, which has room for `bins`. */
  power(frame: Float64Array, power: Float64Array): void {
    this.#from.set(frame);
    for (const pass of this.#passes) {
      (pass.radix === 4 ? runFour : run)(pass, this.#from, this.#to);
      [this.#from, this.#to] = [this.#to, this.#from];
    }
    const packed = this.#from;
    const half = this.#half;
    for (let k = 0; k <= half; k++) {
      const at = 2 * (k % half);
      const mirror = 2 * ((half - k) % half);
      const evenRe = packed[at]! + packed[mirror]!;
      const evenIm = packed[at + 1]! - packed[mirror + 1]!;
      const oddRe = packed[at + 1]! + packed[mirror + 1]!;
      const oddIm = packed[mirror]! - packed[at]!;
      const cos = this.#turns[2 * k]!;
      const sin = this.#turns[2 * k + 1]!;
      const re = evenRe + oddRe * cos - oddIm * sin;
      const im = evenIm + oddRe * sin + oddIm * cos;
      power[k] = (re * re + im * im) / 4;
    }
  }
}

/** cos and sin of -2π·j·k / length for j < rows and k < columns, row after row. */
function rotations(rows: number, columns: number, length: number): Float64Array {
  const table = new Float64Array(2 * rows * columns);
  for (let j = 0; j < rows; j++) {
    for (let k = 0; k < columns; k++) {
      const angle = (-2 * Math.PI * j * k) / length;
      table[2 * (j * columns + k)] = Math.cos(angle);
      table[2 * (j * columns + k) + 1] = Math.sin(angle);
    }
  }
  return table;
}

function passesOf(points: number): Pass[] {
  const passes: Pass[] = [];
  for (let length = points, stride = 1; length > 1; ) {
    const radix = [4, 2, 3, 5].find((each) => length % each === 0);
    if (!radix) throw new RangeError(`no transform of ${2 * points} samples`);
    const parts = length / radix;
    passes.push({ radix, length, stride, twiddles: rotations(parts, radix, length) });
    stride *= radix;
    length = parts;
  }
  return passes;
}

/** The discrete Fourier transform of `radix` points as a matrix, for each radix. */
const small = new Map([2, 3, 4, 5].map((radix) => [radix, rotations(radix, radix, radix)]));

function run({ radix, length, stride, twiddles }: Pass, from: Float64Array, to: Float64Array): void {
  const table = small.get(radix)!;
  const parts = length / radix;
  for (let p = 0; p < parts; p++) {
    for (let q = 0; q < stride; q++) {
      for (let k = 0; k < radix; k++) {
        let re = 0;
        let im = 0;
        for (let j = 0; j < radix; j++) {
          const at = 2 * (q + stride * (p + parts * j));
          const cos = table[2 * (j * radix + k)]!;
          const sin = table[2 * (j * radix + k) + 1]!;
          re += from[at]! * cos - from[at + 1]! * sin;
          im += from[at]! * sin + from[at + 1]! * cos;
        }
        put(to, 2 * (q + stride * (radix * p + k)), re, im, twiddles, 2 * (p * radix + k));
      }
    }
  }
}

/** Radix 4 needs no multiplications but those by the twiddle factors. */
function runFour({ length, stride, twiddles }: Pass, from: Float64Array, to: Float64Array): void {
  const parts = length / 4;
  for (let p = 0; p < parts; p++) {
    for (let q = 0; q < stride; q++) {
      const a = 2 * (q + stride * p);
      const b = a + 2 * stride * parts;
      const c = b + 2 * stride * parts;
      const d = c + 2 * stride * parts;
      const acRe = from[a]! + from[c]!;
      const acIm = from[a + 1]! + from[c + 1]!;
      const caRe = from[a]! - from[c]!;
      const caIm = from[a + 1]! - from[c + 1]!;
      const bdRe = from[b]! + from[d]!;
      const bdIm = from[b + 1]! + from[d + 1]!;
      const dbRe = from[b]! - from[d]!;
      const dbIm = from[b + 1]! - from[d + 1]!;
      const at = 2 * (q + 4 * stride * p);
      const turn = 8 * p;
      put(to, at, acRe + bdRe, acIm + bdIm, twiddles, turn);
      put(to, at + 2 * stride, caRe + dbIm, caIm - dbRe, twiddles, turn + 2);
      put(to, at + 4 * stride, acRe - bdRe, acIm - bdIm, twiddles, turn + 4);
      put(to, at + 6 * stride, caRe - dbIm, caIm + dbRe, twiddles, turn + 6);
    }
  }
}

/** Writes a complex number times a twiddle factor. */
function put(to: Float64Array, at: number, re: number, im: number, twiddles: Float64Array, turn: number): void {
  const cos = twiddles[turn]!;
  const sin = twiddles[turn + 1]!;
  to[at] = re * cos - im * sin;
  to[at + 1] = re * sin + im * cos;
}
