/** The library for scripts (protocol/automation.ts), over the same use cases as the buttons. */

import type { ReadonlySignal } from '@preact/signals';
import { AppError } from '../../core/errors.ts';
import { textOf } from '../../core/transcript.ts';
import { exportFormats } from '../../formats/export-formats.ts';
import type { LibraryAutomation } from '../../protocol/automation.ts';
import type { InterruptedRecording } from '../../protocol/journal.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import { answer } from '../answer.ts';
import type { Thread } from '../thread-supervisor.ts';
import type { Library, LibraryWriter } from './library.ts';
import type { Recovery } from './recovery.ts';
import type { Transfers } from './transfers.ts';

export interface LibraryAutomationPlan {
  library: Pick<Library & LibraryWriter, 'open' | 'find' | 'more' | 'work'>;
  libraryThread: Pick<Thread<LibraryApi>, 'call'>;
  recovery: () => Promise<Recovery>;
  interrupted: ReadonlySignal<readonly InterruptedRecording[]>;
  transfers: () => Promise<Transfers>;
}

const rowsPerAnswer = 50;
/** Transcripts that are written at a time. */
const written = 50;

export function createLibraryAutomation({
  library,
  libraryThread: thread,
  recovery,
  interrupted,
  transfers,
}: LibraryAutomationPlan): LibraryAutomation {
  return {
    interrupted: () =>
      answer(async () => {
        await (await recovery()).look();
        return interrupted.value.map(({ id, seconds, startedAt, words }) => ({
          id,
          seconds,
          startedAt,
          committed: textOf(words),
        }));
      }),
    recover: (id) => answer(async () => (await recovery()).recover(id)),
    list: ({ query = '', filter: { of, ...filter } = {}, limit = rowsPerAnswer } = {}) =>
      answer(async () => {
        const isSearch = query !== '' || Object.keys(filter).length > 0;
        if (!isSearch) return thread.call((api) => api.list({ ...(of ? { of } : {}), limit }));
        return (await thread.call((api) => api.search({ query, filter, offset: 0, limit }))).rows;
      }),
    open: (id) =>
      answer(async () => {
        const transcript = await library.find(id);
        if (!transcript) throw missing(id);
        await library.open(id);
        return transcript;
      }),
    fill: (count, seed) =>
      answer(async () => {
        const { madeUpTranscripts } = await import('./made-up-transcripts.ts');
        const writing: Promise<void>[] = [];
        for (const transcript of madeUpTranscripts(count, seed, Date.now())) {
          writing.push(thread.call((api) => api.put(transcript)));
          if (writing.length === written) await Promise.all(writing.splice(0));
        }
        await Promise.all(writing);
        await library.more();
        return null;
      }),
    backup: (passphrase = '') => answer(async () => (await transfers()).backups.make(passphrase)),
    restore: (file, passphrase = '') => answer(async () => (await transfers()).backups.restore(file, passphrase)),
    export: (id, format) =>
      answer(async () => {
        const known = exportFormats.find((name) => name === format);
        if (!known) throw new AppError('bad-argument', `${format} is no format`);
        const { exporter } = await transfers();
        return exporter.write(await exporter.read([id]), known, true);
      }),
  };
}

const missing = (id: string) => new AppError('bad-argument', `there is no transcript ${id}`);
