/** Loads the transcription of files with the first file; dictation does not need it. */

import { effect, signal } from '@preact/signals';
import { words } from '../../i18n/page.ts';
import { saying } from '../../i18n/saying.ts';
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

  const attempt = (run: () => Promise<void>) => plan.notices.attempt(saying(words, 'openFile'), run);

  return {
    list,
    work: load,
    transcribe: async (...asked) => (await load()).transcribe(...asked),
    transcribeSound: async (name, sound) => (await load()).transcribeSound(name, sound),
    resume: () => attempt(async () => (await load()).resume()),
    open: (...found) => attempt(async () => (await load()).open(...found)),
  };
}
