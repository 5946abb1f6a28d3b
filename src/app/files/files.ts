/** Loads the transcription of files with the first file; dictation does not need it. */

import { effect, signal } from '@preact/signals';
import type { Activity } from '../activity.ts';
import { loadOnce } from '../load-once.ts';
import { isUnderWay, type QueuedFile } from './file-state.ts';
import type { Files, FilesForScripts, FilesPlan } from './file-transcriber.ts';

interface FilesNeeds extends Omit<FilesPlan, 'list' | 'isDictating'> {
  /** `isTranscribing` is set here. */
  activity: Pick<Activity, 'isTranscribing' | 'isDictating'>;
}

export function createFiles({ activity, ...plan }: FilesNeeds): Files & FilesForScripts {
  const list = signal<readonly QueuedFile[]>([]);
  effect(() => {
    activity.isTranscribing.value = list.value.some(isUnderWay);
  });
  const load = loadOnce(
    'files',
    () => import('./file-transcriber.ts'),
    ({ createFileTranscriber }) => createFileTranscriber({ ...plan, isDictating: activity.isDictating, list }),
  );

  return {
    list,
    reader: { call: async (use) => (await load()).reader.call(use) },
    queue: async () => (await load()).queue,
    remote: async () => (await load()).remote,
    transcribe: async (...asked) => (await load()).transcribe(...asked),
    transcribeSound: async (name, sound) => (await load()).transcribeSound(name, sound),
    resume: () => load().then((work) => work.resume(), plan.notices.report),
    open: (files) => load().then((work) => work.open(files), plan.notices.report),
  };
}
