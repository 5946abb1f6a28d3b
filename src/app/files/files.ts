/** Loads the transcription of files with the first file; dictation does not need it. */

import { effect, signal } from '@preact/signals';
import type { Activity } from '../activity.ts';
import { loadOnce } from '../load-once.ts';
import type { Files, FilesForScripts, FilesPlan, RunningFile } from './file-transcriber.ts';

interface FilesNeeds extends Omit<FilesPlan, 'running'> {
  /** `isTranscribing` is set here. */
  activity: Pick<Activity, 'isTranscribing'>;
}

export function createFiles({ activity, ...plan }: FilesNeeds): Files & FilesForScripts {
  const running = signal<RunningFile | null>(null);
  effect(() => {
    activity.isTranscribing.value = running.value !== null;
  });
  const load = loadOnce(
    'files',
    () => import('./file-transcriber.ts'),
    ({ createFileTranscriber }) => createFileTranscriber({ ...plan, running }),
  );

  return {
    running,
    transcribe: async (file) => (await load()).transcribe(file),
    transcribeSound: async (name, sound) => (await load()).transcribeSound(name, sound),
    async open(files) {
      const [first] = files;
      if (!first) return;
      running.value ??= { name: first.name, seconds: 0, duration: null, text: '' };
      try {
        await (await load()).open(files);
      } catch (error) {
        running.value = null;
        plan.notices.report(error);
      }
    },
    cancel() {
      // The transcriber may still be loading; then the file is cancelled as soon as its transcription begins.
      if (running.value)
        load().then(
          (work) => work.cancel(),
          () => {},
        );
    },
  };
}
