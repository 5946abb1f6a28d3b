/** A recording that continues a transcript: it goes behind it, as further paragraphs. */

import type { Destination } from './destination.ts';
import type { LibraryPage } from './library-page.ts';

export type Continuation = (id: string) => Destination;

export function createContinuation({ store, show }: Pick<LibraryPage, 'store' | 'show'>): Continuation {
  return (id) => ({
    id,
    isOpen: false,
    async keep(recording) {
      const transcript = await store.call((api) => api.append(id, recording));
      if (!transcript) return undefined;
      show(transcript);
      return { transcript, offset: transcript.duration - recording.duration };
    },
  });
}
