/** The storage thread: the only one that opens the database. */

import type { LibraryApi } from '../src/protocol/library.ts';
import { serve } from '../src/protocol/serve.ts';
import { createDatabase } from '../src/storage/database.ts';
import { migrations } from '../src/storage/schema.ts';
import { createTranscriptStore } from '../src/storage/transcripts.ts';

const library: LibraryApi = {
  ...createTranscriptStore(createDatabase('sotto', migrations)),
  ping() {},
};

serve(library);
