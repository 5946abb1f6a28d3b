/** The thread that reads files, as the page sees it. */

import { transfer } from 'comlink';
import { AppError } from '../core/errors.ts';
import type { FilesApi, InterruptedFile, OpenedFile, Reading, ReadingHelp, RunEnd } from '../protocol/files.ts';
import { KeptRuns } from './kept-runs.ts';
import { type OpenSound, openFile, openRun } from './open-sound.ts';
import { fileError } from './sound-file.ts';
import type { Piece } from './speech-stream.ts';

export class FilesThread implements FilesApi {
  #sound: OpenSound | null = null;
  #file: File | null = null;
  #runs: Promise<KeptRuns | null> | undefined;

  async open(source: File | string, reading: Reading, help: ReadingHelp): Promise<OpenedFile> {
    await this.close('stopped');
    const runs = reading.keep === 'not' ? null : await this.#openRuns();
    // Nothing is to be kept any more.
    if (!runs && typeof source === 'string') await this.discard(source, 'not');
    const opening =
      typeof source === 'string' ? openRun(runs, source, reading, help) : openFile(runs, source, reading, help);
    this.#file = typeof source === 'string' ? null : source;
    this.#sound = await this.#orFileError(opening);
    return this.#sound.opened;
  }

  async piece(index: number): Promise<Piece | null> {
    if (!this.#sound) throw new AppError('internal', 'no file is open');
    const piece = await this.#orFileError(this.#sound.piece(index));
    return (
      piece &&
      transfer(
        piece,
        piece.map(({ buffer }) => buffer),
      )
    );
  }

  async note(found: string): Promise<void> {
    try {
      this.#sound?.note(found);
    } catch (error) {
      console.warn('what was found in a file is not kept', error);
    }
  }

  async close(how: RunEnd): Promise<void> {
    const sound = this.#sound;
    this.#sound = null;
    await sound?.close(how);
  }

  async interrupted(): Promise<InterruptedFile[]> {
    return (await this.#openRuns())?.interrupted() ?? [];
  }

  async discard(id: string, keep: Reading['keep']): Promise<void> {
    await (await this.#openRuns())?.end(id, keep);
  }

  async keepWithin(most: number): Promise<void> {
    await (await this.#openRuns())?.folder.keepWithin(most);
  }

  ping(): void {}

  async #orFileError<Result>(work: Promise<Result>): Promise<Result> {
    const file = this.#file;
    return work.catch(async (thrown) => {
      const error = fileError(thrown);
      // To a reader, a part of a file that has changed or is gone may look like anything.
      if (error.code === 'file-undecodable') await file?.slice(0, 1).arrayBuffer().catch(rethrown);
      throw error;
    });
  }

  #openRuns(): Promise<KeptRuns | null> {
    this.#runs ??= KeptRuns.open();
    return this.#runs;
  }
}

function rethrown(thrown: unknown): never {
  throw fileError(thrown);
}
