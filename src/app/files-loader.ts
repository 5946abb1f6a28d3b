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
    async open(files) {
      const [first] = files;
      if (!first) return;
      running.value ??= { name: first.name, progress: 0 };
      try {
        await (await load()).open(files);
      } catch (error) {
        running.value = null;
        plan.notices.report(error);
      }
    },
    cancel: () => void work?.then((loaded) => loaded.cancel()),
  };
}
