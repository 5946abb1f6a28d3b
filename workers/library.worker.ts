/** The storage thread: the only one that opens the database. Search and backup are fetched when they are wanted. */

import type { Backup, LibraryApi, TranscriptSearch } from '../src/protocol/library.ts';
import { serve } from '../src/protocol/serve.ts';
import { createDatabase } from '../src/storage/database.ts';
import { createEditing } from '../src/storage/editing.ts';
import { createHousekeeping } from '../src/storage/housekeeping.ts';
import { createJoining } from '../src/storage/joining.ts';
import { createJournal } from '../src/storage/journal.ts';
import { migrations } from '../src/storage/schema.ts';
import { createShelf } from '../src/storage/shelf.ts';
import { createTranscriptStore } from '../src/storage/transcripts.ts';
import { createVersions } from '../src/storage/versions.ts';

const database = createDatabase('sotto', migrations);
let loadedSearch: Promise<TranscriptSearch> | undefined;

const search = () => {
  loadedSearch ??= import('../src/storage/search/search.ts').then(({ createSearch }) => createSearch(database));
  return loadedSearch;
};

let loadedBackup: Promise<Backup> | undefined;

const backup = () => {
  loadedBackup ??= import('../src/storage/backup/backup.ts').then(({ createBackup }) => createBackup(database));
  return loadedBackup;
};

const library: LibraryApi = {
  ...createTranscriptStore(database),
  ...createEditing(database),
  ...createVersions(database),
  ...createShelf(database),
  ...createJoining(database),
  ...createJournal(database),
  ...createHousekeeping(database),
  search: async (request) => (await search()).search(request),
  contexts: async (ids, query) => (await search()).contexts(ids, query),
  facets: async () => (await search()).facets(),
  backup: async (kept, passphrase) => (await backup()).backup(kept, passphrase),
  isSealed: async (file) => (await backup()).isSealed(file),
  restore: async (file, passphrase) => (await backup()).restore(file, passphrase),
  ping() {},
};

serve(library);
