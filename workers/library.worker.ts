/** The storage thread: the only one that opens the database. */

import type { LibraryApi } from '../src/protocol/library.ts';
import { serve } from '../src/protocol/serve.ts';
import { createDatabase } from '../src/storage/database.ts';
import { createJournal } from '../src/storage/journal.ts';
import { migrations } from '../src/storage/schema.ts';
import { createTranscriptStore } from '../src/storage/transcripts.ts';

const database = createDatabase('sotto', migrations);

const library: LibraryApi = {
  ...createTranscriptStore(database),
  ...createJournal(database),
  ping() {},
};

serve(library);
