/** The thread that reads files, as the page sees it. */

import { transfer } from 'comlink';
import { AppError } from '../core/errors.ts';
import type { FilesApi, InterruptedFile, OpenedFile, Reading, ReadingHelp, RunEnd } from '../protocol/files.ts';
import { keepWaiting } from './file-copy.ts';
import { KeptRuns } from './kept-runs.ts';
import { type OpenSound, openFile, openRun } from './open-sound.ts';
import { fileError } from './sound-file.ts';
import type { Piece } from './speech-stream.ts';

export class FilesThread implements FilesApi {
  #sound: OpenSound | null = null;
  #file: File | null = null;
  #runs: Promise<KeptRuns | null> | undefined;
  /** The file that waits, and is being kept. */
  #keeping: { id: string; abort: AbortController; kept: Promise<boolean> } | null = null;

  async open(source: File | string, reading: Reading, help: ReadingHelp): Promise<OpenedFile> {
    await this.close('stopped');
    const runs = reading.keep === 'not' ? null : await this.#openRuns();
    if (reading.id && typeof source !== 'string') {
      await this.#stopKeeping(reading.id);
      // Nothing is to be kept any more, and something may have been while it waited.
      if (!runs) await this.discard(reading.id, 'not');
      runs?.endWaiting(reading.id);
    }
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

  async keep(
    file: File,
    id: string,
    run: Pick<Reading, 'key' | 'most'>,
    mayGoOn: () => Promise<void>,
  ): Promise<boolean> {
    const runs = await this.#openRuns();
    if (!runs) return false;
    const abort = new AbortController();
    const kept = keepWaiting(runs, id, file, run, { mayGoOn, signal: abort.signal });
    this.#keeping = { id, abort, kept };
    return kept;
  }

  async putAside(id: string): Promise<void> {
    await (await this.#openRuns())?.putAside(id);
  }

  async discard(id: string, keep: Reading['keep']): Promise<void> {
    await this.#stopKeeping(id);
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

  async #stopKeeping(id: string): Promise<void> {
    if (this.#keeping?.id !== id) return;
    this.#keeping.abort.abort();
    await this.#keeping.kept;
  }

  #openRuns(): Promise<KeptRuns | null> {
    this.#runs ??= KeptRuns.open();
    return this.#runs;
  }
}

function rethrown(thrown: unknown): never {
  throw fileError(thrown);
}
