/** Sound that is nowhere but in the memory of this page: it is not to be kept, and the exact model has not heard it yet. */

import { speechRate } from '../../core/resampler.ts';
import { fromPcm16 } from '../../protocol/kept-sound.ts';
import { pieceSamples } from '../files/found-sound.ts';

/** A range in samples. */
export interface Stretch {
  start: number;
  end: number;
}

/** Samples that all recordings may hold together: half an hour, 58 MB. */
export const mostHeld = 30 * 60 * speechRate;

export class HeldSound {
  readonly end: number;
  #pieces: { start: number; samples: Int16Array }[] = [];

  /** Nothing yet of a stretch that ends there. */
  constructor(end: number) {
    this.end = end;
  }

  /** Takes all of the stretch. Rejects as `read` does. */
  async fill({ start, end }: Stretch, read: (start: number, end: number) => Promise<Int16Array>): Promise<void> {
    for (let at = start; at < end; at += pieceSamples) {
      this.#pieces.push({ start: at, samples: await read(at, Math.min(end, at + pieceSamples)) });
    }
  }

  get samples(): number {
    return this.#pieces.reduce((sum, { samples }) => sum + samples.length, 0);
  }

  /** The samples in [start, end), with silence where there are none. What lies before `end` is let go of, piece by piece. */
  take(start: number, end: number): Float32Array<ArrayBuffer> {
    const sound = new Float32Array(end - start);
    for (const piece of this.#pieces) {
      const from = Math.max(start, piece.start);
      const part = piece.samples.subarray(from - piece.start, Math.max(0, end - piece.start));
      if (part.length > 0) sound.set(fromPcm16(part), from - start);
    }
    this.#pieces = this.#pieces.filter((piece) => piece.start + piece.samples.length > end);
    return sound;
  }
}
