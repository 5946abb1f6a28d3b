/** Fetches what transcribes files when there is one: to dictate, nobody needs it. */

import { signal } from '@preact/signals';
import { loadOnce } from '../load-once.ts';
import type { Files, FilesForScripts, FilesPlan, RunningFile } from './file-transcriber.ts';

export function createFiles(plan: Omit<FilesPlan, 'running'>): Files & FilesForScripts {
  const running = signal<RunningFile | null>(null);
  const load = loadOnce(
    'files',
    () => import('./file-transcriber.ts'),
    ({ createFileTranscriber }) => createFileTranscriber({ ...plan, running }),
  );

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
    cancel() {
      // What runs is loaded, or will be: then it is cancelled as soon as it begins.
      if (running.value)
        load().then(
          (work) => work.cancel(),
          () => {},
        );
    },
  };
}
