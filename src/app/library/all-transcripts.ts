/** Every kept transcript in turn, and a new text for one of them. */

import type { Transcript } from '../../core/transcript.ts';
import type { LibraryPage } from './library-page.ts';

export interface AllTranscripts {
  /** Newest first, without those in the trash. Ends early when `signal` is aborted. Rejects with `storage-gone`. */
  read(signal: AbortSignal): AsyncGenerator<Transcript>;
  /** Writes the text of one as an edit, which can be taken back there. Rejects with `storage-full` or `storage-gone`. */
  write(id: string, text: string): Promise<void>;
}

const pageLength = 100;

export function createAllTranscripts({ store, show }: Pick<LibraryPage, 'store' | 'show'>): AllTranscripts {
  return {
    async *read(signal) {
      let before: { createdAt: number; id: string } | undefined;
      for (;;) {
        const request = { limit: pageLength, ...(before && { before }) };
        const page = await store.call((api) => api.list(request));
        for (const { id } of page) {
          if (signal.aborted) return;
          const transcript = await store.call((api) => api.get(id));
          if (transcript) yield transcript;
        }
        before = page.at(-1);
        if (page.length < pageLength) return;
      }
    },
    async write(id, text) {
      const edited = await store.call((api) => api.edit(id, text));
      if (edited) show(edited.transcript);
    },
  };
}
