/** The thread that reads files, as the page sees it. */

import { transfer } from 'comlink';
import { AppError } from '../core/errors.ts';
import { speechRate } from '../core/resampler.ts';
import type { FilesApi, OpenedFile, WholeDecoder } from '../protocol/files.ts';
import { areApart } from './channels.ts';
import type { SoundReader } from './container.ts';
import { fileError, openSound } from './sound-file.ts';
import { type Piece, speechPieces } from './speech-stream.ts';

/** Samples of the shortest word. */
const shortest = 0.1 * speechRate;

export class FilesThread implements FilesApi {
  #sound: SoundReader | null = null;
  #pieces: AsyncIterator<Piece> | null = null;
  #read = 0;

  async open(file: File, decodeWhole: WholeDecoder): Promise<OpenedFile> {
    this.close();
    this.#read = 0;
    this.#sound = await openSound(file, decodeWhole).catch((error) => {
      throw fileError(error);
    });
    const voices = (await areApart(this.#sound.blocks()).catch(() => false)) ? 2 : 1;
    this.#pieces = speechPieces(this.#sound.blocks(), voices);
    return { duration: this.#sound.duration, track: this.#sound.track, voices };
  }

  async next(): Promise<Piece | null> {
    if (!this.#pieces) throw new AppError('internal', 'no file is open');
    const { done, value } = await this.#pieces.next().catch((error) => {
      throw fileError(error);
    });
    if (!done) {
      this.#read += value[0]!.length;
      return transfer(
        value,
        value.map(({ buffer }) => buffer),
      );
    }
    if (this.#read === 0) throw new AppError('file-undecodable', 'no sound was found in it');
    if (this.#read < shortest) throw new AppError('file-too-short', `it lasts ${this.#read} samples`);
    this.close();
    return null;
  }

  close(): void {
    this.#pieces = null;
    this.#sound?.close();
    this.#sound = null;
  }

  ping(): void {}
}
