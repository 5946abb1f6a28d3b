/** The sound of a file as speech recognition wants it: mono at 16 kHz, piece by piece, on the clock of the container. */

import { Downmix, mixed } from '../core/downmix.ts';
import { HighPass } from '../core/high-pass.ts';
import { Resampler, speechRate } from '../core/resampler.ts';
import type { Planes } from '../protocol/files.ts';

/** Some of the sound of a file; blocks come in the order of time. */
export interface SoundBlock extends Planes {
  /** Seconds from the beginning of the file; below 0 for sound that a player leaves out. */
  at: number;
}

/** Samples in a piece. */
export const pieceSamples = 30 * speechRate;

/** Seconds: what is less is the rounding of a container, not a gap. */
const leastGap = 0.05;
/** Seconds: what is more is a broken clock, not a gap. */
const longestGap = 3600;

/** Pieces of half a minute, the last one of what is left. Where the container has no sound there is silence, so that all times are right. */
export async function* speechPieces(blocks: AsyncIterable<SoundBlock>): AsyncGenerator<Float32Array<ArrayBuffer>> {
  const stream = new SpeechStream();
  const pieces = new Pieces();
  let end = 0;
  for await (const block of blocks) {
    const { at, planes, rate } = fromStart(block);
    const gap = at - end;
    if (gap > leastGap && gap < longestGap) {
      yield* pieces.push(stream.flush());
      yield* pieces.silence(Math.round(gap * speechRate));
      end = at;
    }
    yield* pieces.push(stream.push(planes, rate));
    end += planes[0]!.length / rate;
  }
  yield* pieces.push(stream.flush());
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
  #piece = new Float32Array(pieceSamples);
  #length = 0;

  *push(samples: Float32Array): Generator<Float32Array<ArrayBuffer>> {
    for (let at = 0; at < samples.length; ) {
      const part = samples.subarray(at, at + pieceSamples - this.#length);
      this.#piece.set(part, this.#length);
      at += part.length;
      yield* this.#grow(part.length);
    }
  }

  *silence(samples: number): Generator<Float32Array<ArrayBuffer>> {
    for (let left = samples; left > 0; ) {
      const part = Math.min(left, pieceSamples - this.#length);
      left -= part;
      yield* this.#grow(part);
    }
  }

  *rest(): Generator<Float32Array<ArrayBuffer>> {
    if (this.#length > 0) yield this.#piece.slice(0, this.#length);
  }

  *#grow(samples: number): Generator<Float32Array<ArrayBuffer>> {
    this.#length += samples;
    if (this.#length < pieceSamples) return;
    const whole = this.#piece;
    this.#piece = new Float32Array(pieceSamples);
    this.#length = 0;
    yield whole;
  }
}

function joined(one: Float32Array, other: Float32Array): Float32Array<ArrayBuffer> {
  const both = new Float32Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
