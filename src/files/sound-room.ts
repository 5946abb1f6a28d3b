/** Room for the sound of one file, within the bound of all: asked for again where there is more of it than the file has told. */

import { speechRate } from '../core/resampler.ts';
import { recordBytes } from './piece-record.ts';
import type { SoundFolder } from './sound-folder.ts';
import { pieceSamples } from './speech-stream.ts';

/** Pieces that are asked for at once: eight minutes. To look through the folder for each would take as long as decoding does. */
const atOnce = 16;

export class SoundRoom {
  readonly #folder: Pick<SoundFolder, 'makeRoomFor' | 'hasRoomFor'>;
  readonly #voices: number;
  readonly #most: number;
  #bytes = 0;

  /** `most`: as `Reading.most`. */
  constructor(folder: Pick<SoundFolder, 'makeRoomFor' | 'hasRoomFor'>, voices: number, most: number) {
    this.#folder = folder;
    this.#voices = voices;
    this.#most = most;
  }

  /** Whether there is room for sound of that many seconds, or, where nobody knows how many, for its beginning. Rejects with `storage-gone`. */
  begin(seconds: number | null): Promise<boolean> {
    // What a file tells may be rounded, and its last piece is begun.
    return this.#make(0, seconds === null ? atOnce : Math.ceil((seconds * speechRate) / pieceSamples) + 1);
  }

  /** Whether `more` bytes have room behind those that are written. Rejects with `storage-gone`. */
  async goesOn(written: number, more: number): Promise<boolean> {
    return written + more <= this.#bytes || this.#make(written, atOnce);
  }

  /** Whether so many bytes have room beside the sound without anything being removed. Rejects with `storage-gone`. */
  hasRoomBeside(bytes: number): Promise<boolean> {
    return this.#folder.hasRoomFor(this.#bytes + bytes, this.#most);
  }

  async #make(written: number, pieces: number): Promise<boolean> {
    const bytes = pieces * recordBytes(this.#voices);
    if (!(await this.#folder.makeRoomFor(bytes, this.#most))) return false;
    this.#bytes = written + bytes;
    return true;
  }
}
