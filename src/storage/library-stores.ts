/** All that is done with transcripts in the database, as one. */

import type { Database } from './database.ts';
import { createEditing } from './editing.ts';
import { createHousekeeping } from './housekeeping.ts';
import { createJoining } from './joining.ts';
import type { Schema } from './schema.ts';
import { createShelf } from './shelf.ts';
import { createTranscriptStore } from './transcripts.ts';
import { createVersions } from './versions.ts';

export function createLibraryStores(database: Database<Schema>) {
  return {
    ...createTranscriptStore(database),
    ...createEditing(database),
    ...createVersions(database),
    ...createShelf(database),
    ...createJoining(database),
    ...createHousekeeping(database),
  };
}
