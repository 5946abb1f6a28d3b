/** The storage thread: the only one that opens the database. */

import type { LibraryApi } from '../src/protocol/library.ts';
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
const library: LibraryApi = {
  ...createTranscriptStore(database),
  ...createEditing(database),
  ...createVersions(database),
  ...createShelf(database),
  ...createJoining(database),
  ...createJournal(database),
  ...createHousekeeping(database),
  ping() {},
};

serve(library);
