/**
 * Any rate to 16 kHz by a polyphase filter: a Kaiser-windowed sinc, cut off below the lower of the two Nyquist rates, sampled
 * at the phases that the ratio L/M needs (J. O. Smith, "Digital Audio Resampling"; f. harris, "Multirate Signal Processing").
 */

export const speechRate = 16_000;

/** Zero crossings of the sinc on each side: 96 taps from 48 kHz. */
const crossings = 16;
/** Stop band near -80 dB. */
const kaiserBeta = 8;
/** Share of the lower Nyquist rate that passes; the rest is the transition band. */
const passShare = 0.92;

export class Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #half: number;
  readonly #taps: number;
  readonly #phases: Float32Array;
  /** The last samples that the next outputs still need, then new input. */
  #pending: Float32Array;
  #pendingLength: number;
  /** Position of the next output in `#pending`, in units of 1/up input samples. */
  #position: number;

  /** `inputRate` in Hz, a whole number of at least 3,000. Throws a RangeError otherwise. */
  constructor(inputRate: number) {
    if (!Number.isInteger(inputRate) || inputRate < 3000) throw new RangeError(`sample rate ${inputRate}`);
    const divisor = greatestCommonDivisor(inputRate, speechRate);
    this.#up = speechRate / divisor;
    this.#down = inputRate / divisor;
    const stretch = Math.max(1, inputRate / speechRate);
    this.#half = 2 * Math.ceil((crossings * stretch) / 2);
    this.#taps = 2 * this.#half;
    this.#phases = filterPhases(this.#up, this.#half, passShare / stretch);
    this.#pending = new Float32Array(this.#taps + 8192);
    this.#pendingLength = this.#half;
    this.#position = this.#half * this.#up;
  }

  /** Resamples a block. The output lags by half the filter's length: the rest comes with later blocks or with `flush`. */
  push(block: Float32Array): Float32Array<ArrayBuffer> {
    if (this.#isPassThrough) return Float32Array.from(block);
    this.#hold(block);
    const limit = (this.#pendingLength - this.#half) * this.#up;
    const count = Math.max(0, Math.ceil((limit - this.#position) / this.#down));
    const out = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const base = Math.floor(this.#position / this.#up) - this.#half + 1;
      const row = (this.#position % this.#up) * this.#taps;
      out[i] = dotProduct(this.#pending, base, this.#phases, row, this.#taps);
      this.#position += this.#down;
    }
    this.#forget();
    return out;
  }

  /** The rest of the output, as if silence followed the input. */
  flush(): Float32Array<ArrayBuffer> {
    return this.#isPassThrough ? new Float32Array(0) : this.push(new Float32Array(this.#half));
  }

  get #isPassThrough(): boolean {
    return this.#up === 1 && this.#down === 1;
  }

  #hold(block: Float32Array): void {
    const needed = this.#pendingLength + block.length;
    if (needed > this.#pending.length) {
      const larger = new Float32Array(needed * 2);
      larger.set(this.#pending.subarray(0, this.#pendingLength));
      this.#pending = larger;
    }
    this.#pending.set(block, this.#pendingLength);
    this.#pendingLength = needed;
  }

  #forget(): void {
    const from = Math.floor(this.#position / this.#up) - this.#half + 1;
    if (from <= 0) return;
    this.#pending.copyWithin(0, from, this.#pendingLength);
    this.#pendingLength -= from;
    this.#position -= from * this.#up;
  }
}

/** The samples as if they were played at `speed`, a few per cent from 1; the pitch goes with it. */
export function atSpeed(samples: Float32Array, speed: number): Float32Array<ArrayBuffer> {
  const resampler = new Resampler(Math.round(speed * speechRate));
  const most = resampler.push(samples);
  const rest = resampler.flush();
  const played = new Float32Array(most.length + rest.length);
  played.set(most);
  played.set(rest, most.length);
  return played;
}

/**
 * The dot product of `length` elements, a multiple of 4. Four partial sums, because with one each addition would wait for the one before.
 */
function dotProduct(a: Float32Array, i: number, b: Float32Array, j: number, length: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let k = 0; k < length; k += 4) {
    first += a[i + k]! * b[j + k]!;
    second += a[i + k + 1]! * b[j + k + 1]!;
    third += a[i + k + 2]! * b[j + k + 2]!;
    fourth += a[i + k + 3]! * b[j + k + 3]!;
  }
  return first + second + third + fourth;
}

/** `up` rows of 2·half taps; row p holds the filter for an output that lies p/up after an input sample. */
function filterPhases(up: number, half: number, cutoff: number): Float32Array {
  const taps = 2 * half;
  const phases = new Float32Array(up * taps);
  for (let phase = 0; phase < up; phase++) {
    let sum = 0;
    for (let k = 0; k < taps; k++) {
      const distance = k - half + 1 - phase / up;
      const tap = cutoff * sinc(cutoff * distance) * kaiser(distance / half);
      phases[phase * taps + k] = tap;
      sum += tap;
    }
    for (let k = 0; k < taps; k++) phases[phase * taps + k]! /= sum;
  }
  return phases;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : besselI0(kaiserBeta * Math.sqrt(1 - x * x)) / besselI0(kaiserBeta);
}

function besselI0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; k < 40; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
