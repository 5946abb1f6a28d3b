/** Order among transcripts: pins, tags and the trash. */

import type { TranscriptShelf } from '../protocol/library.ts';
import { checkId, checkMarks } from './check-transcript.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { changeTranscript } from './transcript-stores.ts';

export function createShelf({ withDatabase }: Database<Schema>): TranscriptShelf {
  return {
    async mark(ids, marks) {
      ids.forEach(checkId);
      const checked = checkMarks(marks);
      await withDatabase(async (handle) => {
        for (const id of ids) await changeTranscript(handle, id, (held) => ({ ...held, ...checked }));
      });
    },
    async tags() {
      return withDatabase(async (handle) => {
        const { store, done } = handle.transaction('summaries');
        const tags: string[] = [];
        let cursor = await store.index('tagged').openKeyCursor(null, 'nextunique');
        while (cursor) {
          tags.push(cursor.key);
          cursor = await cursor.continue();
        }
        await done;
        return tags;
      });
    },
  };
}
