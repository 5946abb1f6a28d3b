/**
 * Several channels to one: their mean, unless they cancel each other. A balanced line that was wired as two channels, or a microphone with
 * a reversed pole, gives the same sound with opposite signs, and the mean of it is silence.
 */

/** Correlation with the loudest channel below which a channel cancels it, and above which it no longer does. */
const cancels = -0.5;
const agrees = 0;
/** Share of the past that a block of 128 samples keeps: a third of a second at 48 kHz. */
const memory = 0.99;

export class Downmix {
  /** Products of each channel with itself and with those before it, summed with weights that fade. */
  #products: number[][] = [];
  /** The channel that stands for all; null while their mean does. */
  #alone: number | null = null;
  #gains: number[] = [];

  /** Mixes the next block of all `channels` into `mono`, of the same length. Allocates nothing: it runs on the audio thread. */
  mix(channels: readonly Float32Array[], mono: Float32Array): void {
    if (this.#gains.length !== channels.length) this.#begin(channels.length);
    this.#listen(channels);
    this.#choose();
    mono.fill(0);
    for (let at = 0; at < channels.length; at++) {
      const channel = channels[at]!;
      const from = this.#gains[at]!;
      const to = this.#alone === null ? 1 / channels.length : Number(at === this.#alone);
      // A step would click.
      const step = (to - from) / mono.length;
      for (let i = 0; i < mono.length; i++) mono[i]! += channel[i]! * (from + step * (i + 1));
      this.#gains[at] = to;
    }
  }

  #begin(count: number): void {
    this.#products = Array.from({ length: count }, () => Array(count).fill(0));
    this.#alone = null;
    this.#gains = Array(count).fill(1 / count);
  }

  #listen(channels: readonly Float32Array[]): void {
    for (let at = 0; at < channels.length; at++) {
      const row = this.#products[at]!;
      for (let other = 0; other <= at; other++) {
        row[other] = memory * row[other]! + product(channels[at]!, channels[other]!);
      }
    }
  }

  #choose(): void {
    let loudest = 0;
    for (let at = 1; at < this.#products.length; at++) {
      if (this.#power(at) > this.#power(loudest)) loudest = at;
    }
    let least = 1;
    for (let at = 0; at < this.#products.length; at++) {
      const powers = this.#power(at) * this.#power(loudest);
      const together = this.#products[Math.max(at, loudest)]![Math.min(at, loudest)]!;
      if (powers > 0) least = Math.min(least, together / Math.sqrt(powers));
    }
    if (least < cancels) this.#alone = loudest;
    else if (least > agrees) this.#alone = null;
  }

  #power(channel: number): number {
    return this.#products[channel]![channel]!;
  }
}

/** Samples that `mixed` takes at once. */
const block = 128;

/** Whole channels of equal length to one; `downmix` knows what came before. One channel is returned as it is. */
export function mixed(channels: readonly Float32Array[], downmix = new Downmix()): Float32Array {
  const [first] = channels;
  if (channels.length === 1) return first!;
  const mono = new Float32Array(first!.length);
  for (let at = 0; at < mono.length; at += block) {
    const blockOf = (samples: Float32Array) => samples.subarray(at, at + block);
    downmix.mix(channels.map(blockOf), blockOf(mono));
  }
  return mono;
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
  return sum;
}
