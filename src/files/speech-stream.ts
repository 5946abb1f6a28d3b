/** The sound of a file as speech recognition wants it: at 16 kHz, mono or a voice a channel, piece by piece, on the clock of the container. */

import { Resampler, speechRate } from '../core/resampler.ts';
import { Downmix, mixed } from '../core/sound/downmix.ts';
import { HighPass } from '../core/sound/high-pass.ts';
import type { Planes } from '../protocol/files.ts';

/** Some of the sound of a file; blocks come in the order of time. */
export interface SoundBlock extends Planes {
  /** Seconds from the beginning of the file; below 0 for sound that a player leaves out. */
  at: number;
}

/** Samples in a piece. */
export const pieceSamples = 30 * speechRate;

/** Seconds: what is less is the rounding of a container, not a gap. */
export const leastGap = 0.05;
/** Seconds: what is more is a broken clock, not a gap. */
const longestGap = 3600;

/** A stretch of each voice, of equal length. */
export type Piece = Float32Array<ArrayBuffer>[];

/**
 * Pieces of half a minute, the last one of what is left: of one voice that all channels become, or of `voices`, which are the channels.
 * Where the container has no sound there is silence, so that all times are right.
 */
export async function* speechPieces(blocks: AsyncIterable<SoundBlock>, voices = 1): AsyncGenerator<Piece> {
  const streams = Array.from({ length: voices }, () => new SpeechStream());
  const pieces = new Pieces(voices);
  const rest = () => streams.map((stream) => stream.flush());
  let end = 0;
  for await (const block of blocks) {
    const { at, planes, rate } = fromStart(block);
    const gap = at - end;
    if (gap > leastGap && gap < longestGap) {
      yield* pieces.push(rest());
      yield* pieces.silence(Math.round(gap * speechRate));
      end = at;
    }
    // A channel that ends in the middle has what the others have.
    const channels = voices === 1 ? [planes] : streams.map((_, i) => [planes[i] ?? planes[0]!]);
    yield* pieces.push(streams.map((stream, i) => stream.push(channels[i]!, rate)));
    end += planes[0]!.length / rate;
  }
  yield* pieces.push(rest());
  yield* pieces.rest();
}

/** The block without what lies before the beginning. */
function fromStart({ at, planes, rate }: SoundBlock): SoundBlock {
  if (at >= 0) return { at, planes, rate };
  const early = Math.round(-at * rate);
  return { at: 0, planes: planes.map((plane) => plane.subarray(early)), rate };
}

/** Channels to one, any rate to 16 kHz. The rate may change in the middle: a web radio does that. */
class SpeechStream {
  readonly #downmix = new Downmix();
  readonly #highPass = new HighPass();
  #resampler: Resampler | null = null;
  #rate = 0;

  push(planes: readonly Float32Array[], rate: number): Float32Array<ArrayBuffer> {
    const before = rate === this.#rate ? null : this.flush();
    if (rate !== this.#rate) this.#resampler = new Resampler(rate);
    this.#rate = rate;
    const speech = this.#resampler!.push(mixed(planes, this.#downmix));
    this.#highPass.filter(speech);
    return before && before.length > 0 ? joined(before, speech) : speech;
  }

  /** The rest of the sound so far. */
  flush(): Float32Array<ArrayBuffer> {
    const rest = this.#resampler?.flush() ?? new Float32Array(0);
    this.#highPass.filter(rest);
    this.#resampler = null;
    this.#rate = 0;
    return rest;
  }
}

/** Puts blocks of any length together to pieces of one length. */
class Pieces {
  readonly #voices: number;
  #piece: Piece;
  #length = 0;

  constructor(voices: number) {
    this.#voices = voices;
    this.#piece = this.#empty();
  }

  *push(block: readonly Float32Array[]): Generator<Piece> {
    for (let at = 0; at < block[0]!.length; ) {
      const end = at + Math.min(block[0]!.length - at, pieceSamples - this.#length);
      for (const [i, samples] of block.entries()) this.#piece[i]!.set(samples.subarray(at, end), this.#length);
      yield* this.#grow(end - at);
      at = end;
    }
  }

  *silence(samples: number): Generator<Piece> {
    for (let left = samples; left > 0; ) {
      const part = Math.min(left, pieceSamples - this.#length);
      left -= part;
      yield* this.#grow(part);
    }
  }

  *rest(): Generator<Piece> {
    if (this.#length > 0) yield this.#piece.map((samples) => samples.slice(0, this.#length));
  }

  *#grow(samples: number): Generator<Piece> {
    this.#length += samples;
    if (this.#length < pieceSamples) return;
    const whole = this.#piece;
    this.#piece = this.#empty();
    this.#length = 0;
    yield whole;
  }

  #empty(): Piece {
    return Array.from({ length: this.#voices }, () => new Float32Array(pieceSamples));
  }
}

function joined(one: Float32Array, other: Float32Array): Float32Array<ArrayBuffer> {
  const both = new Float32Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
