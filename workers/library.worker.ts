/** The storage thread: the only one that opens the database. Search and backup are fetched when they are wanted. */

import type { Backup, LibraryApi, TranscriptSearch } from '../src/protocol/library.ts';
import { serve } from '../src/protocol/serve.ts';
import { createDatabase } from '../src/storage/database.ts';
import { createJournal } from '../src/storage/journal.ts';
import { createLibraryStores } from '../src/storage/library-stores.ts';
import { migrations } from '../src/storage/schema.ts';

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
  ...createLibraryStores(database),
  ...createJournal(database),
  search: async (request) => (await search()).search(request),
  contexts: async (ids, query) => (await search()).contexts(ids, query),
  facets: async () => (await search()).facets(),
  backup: async (kept, passphrase) => (await backup()).backup(kept, passphrase),
  isSealed: async (file) => (await backup()).isSealed(file),
  restore: async (file, passphrase) => (await backup()).restore(file, passphrase),
  ping() {},
};

serve(library);
