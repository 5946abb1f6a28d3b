/** Fetches what transcribes files when there is one: to dictate, nobody needs it. */

import { signal } from '@preact/signals';
import { AppError } from '../core/errors.ts';
import type { Files } from './app.ts';
import type { FilesForScripts, FilesPlan, FilesWork, RunningFile } from './files.ts';

export function createFilesLater(plan: Omit<FilesPlan, 'running'>): Files & FilesForScripts {
  const running = signal<RunningFile | null>(null);
  let work: Promise<FilesWork> | undefined;

  function load(): Promise<FilesWork> {
    work ??= import('./files.ts').then(
      ({ createFiles }) => createFiles({ ...plan, running }),
      (cause: unknown) => {
        work = undefined;
        throw new AppError('asset-missing', `files: ${cause}`, { cause });
      },
    );
    return work;
  }

  return {
    running,
    transcribe: async (file) => (await load()).transcribe(file),
    open: (files) => load().then((loaded) => loaded.open(files), plan.notices.report),
    cancel: () => void work?.then((loaded) => loaded.cancel()),
  };
}
