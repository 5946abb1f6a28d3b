/** The speech of GSM full rate from its numbers: pulses, the pitch of the voice, the shape of the throat (GSM 06.10, 4.3). */

export interface GsmSubframe {
  lag: number;
  gain: number;
  grid: number;
  maximum: number;
  pulses: readonly number[];
}

const subframeSamples = 40;
const longestLag = 120;
const gains = [3277, 11_469, 21_299, 32_767];
const mantissas = [18_431, 20_479, 22_527, 24_575, 26_623, 28_671, 30_719, 32_767];
/** Of each log area ratio: half its offset, its least value, and the inverse of its scale. */
const ratioForms = [
  [0, -32, 13_107],
  [0, -32, 13_107],
  [2048, -16, 13_107],
  [-2560, -16, 13_107],
  [94, -8, 19_223],
  [-1792, -8, 17_476],
  [-341, -4, 31_454],
  [-1144, -4, 29_708],
] as const;

export class GsmSynthesis {
  /** What excited the throat: the last 120 samples, then those of the subframe. */
  readonly #excitation = new Int16Array(longestLag + subframeSamples);
  readonly #throat = new Int16Array(9);
  #lag = 40;
  #ratios: readonly number[] = ratioForms.map(() => 0);
  #emphasis = 0;

  /** Writes 160 samples into `plane` from `to` on. */
  frame(codes: readonly number[], subframes: readonly GsmSubframe[], plane: Float32Array, to: number): void {
    const excited = new Int16Array(subframes.length * subframeSamples);
    for (const [index, subframe] of subframes.entries()) {
      this.#excite(subframe);
      excited.set(this.#excitation.subarray(longestLag), index * subframeSamples);
      this.#excitation.copyWithin(0, subframeSamples);
    }
    const before = this.#ratios;
    const now = codes.map(ratioOf);
    this.#ratios = now;
    // The shape glides from that of the frame before into its own.
    const shapes = [
      { end: 13, ratios: now.map((ratio, i) => add(add(before[i]! >> 2, ratio >> 2), before[i]! >> 1)) },
      { end: 27, ratios: now.map((ratio, i) => add(before[i]! >> 1, ratio >> 1)) },
      { end: 40, ratios: now.map((ratio, i) => add(add(before[i]! >> 2, ratio >> 2), ratio >> 1)) },
      { end: excited.length, ratios: now },
    ];
    let at = 0;
    for (const { end, ratios } of shapes) {
      const reflections = ratios.map(reflectionOf);
      for (; at < end; at++) plane[to + at] = this.#deemphasised(this.#shaped(excited[at]!, reflections)) / 32_768;
    }
  }

  #excite({ lag, gain, grid, maximum, pulses }: GsmSubframe): void {
    const heights = pulseHeights(maximum, pulses);
    // A lag out of range is a broken frame: the one before serves again.
    if (lag >= 40 && lag <= longestLag) this.#lag = lag;
    const excitation = this.#excitation;
    for (let k = 0; k < subframeSamples; k++) {
      const place = k - grid;
      const pulse = place >= 0 && place % 3 === 0 ? (heights[place / 3] ?? 0) : 0;
      const at = longestLag + k;
      excitation[at] = add(pulse, times(gains[gain]!, excitation[at - this.#lag]!));
    }
  }

  /** One sample through the lattice of the throat. */
  #shaped(excited: number, reflections: readonly number[]): number {
    const throat = this.#throat;
    let sample = excited;
    for (let i = reflections.length - 1; i >= 0; i--) {
      sample = add(sample, -times(reflections[i]!, throat[i]!));
      throat[i + 1] = add(throat[i]!, times(reflections[i]!, sample));
    }
    throat[0] = sample;
    return sample;
  }

  #deemphasised(sample: number): number {
    this.#emphasis = add(sample, times(this.#emphasis, 28_180));
    return add(this.#emphasis, this.#emphasis) & ~7;
  }
}

/** The heights of the pulses, from three bits each and the logarithm of the greatest. */
function pulseHeights(maximum: number, pulses: readonly number[]): number[] {
  let exponent = maximum > 15 ? (maximum >> 3) - 1 : 0;
  let mantissa = maximum - (exponent << 3);
  if (mantissa === 0) {
    exponent = -4;
    mantissa = 15;
  }
  while (mantissa <= 7) {
    mantissa = (mantissa << 1) | 1;
    exponent--;
  }
  const shift = 6 - exponent;
  const half = shift > 0 ? 1 << (shift - 1) : 0;
  return pulses.map((code) => add(times(mantissas[mantissa - 8]!, ((code << 1) - 7) << 12), half) >> shift);
}

function ratioOf(code: number, index: number): number {
  const [offset, least, inverse] = ratioForms[index]!;
  const ratio = times(inverse, add((code + least) << 10, -(offset << 1)));
  return add(ratio, ratio);
}

function reflectionOf(ratio: number): number {
  const size = Math.min(32_767, Math.abs(ratio));
  const reflection = size < 11_059 ? size << 1 : size < 20_070 ? size + 11_059 : add(size >> 2, 26_112);
  return ratio < 0 ? -reflection : reflection;
}

function add(one: number, other: number): number {
  return Math.max(-32_768, Math.min(32_767, one + other));
}

/** The product of two numbers of 15 bits behind the point, rounded. */
function times(one: number, other: number): number {
  return Math.min(32_767, (one * other + 16_384) >> 15);
}
