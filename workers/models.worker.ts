/** The model thread: fetches, keeps and reads models. It alone may reach other hosts (see public/_headers), and it hears nothing. */

import { createModelThread } from '../src/models/model-thread.ts';
import { createIndexedStore, type ModelSchema, modelMigrations } from '../src/models/store/indexed-store.ts';
import { createMemoryStore } from '../src/models/store/memory-store.ts';
import { serve } from '../src/protocol/serve.ts';
import { createDatabase } from '../src/storage/database.ts';

const { withDatabase } = createDatabase<ModelSchema>('sotto-models', modelMigrations);

serve(createModelThread({ disk: createIndexedStore(withDatabase), memory: createMemoryStore() }));
