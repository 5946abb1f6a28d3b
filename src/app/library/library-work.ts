/** What is done with kept transcripts, loaded after the page is shown: editing, versions, order, storage. */

import { type AllTranscripts, createAllTranscripts } from './all-transcripts.ts';
import { type Continuation, createContinuation } from './continuation.ts';
import { createHousekeeping, type Housekeeping } from './housekeeping.ts';
import type { LibraryPage } from './library-page.ts';
import { createShelf, type Shelf } from './shelf.ts';
import { createTextEditing, type TextEditing } from './text-editing.ts';
import { createTranscriptSound, type TranscriptSound } from './transcript-sound.ts';
import { createVersions, type Versions } from './versions.ts';

export interface LibraryWork {
  editing: TextEditing;
  continuation: Continuation;
  versions: Versions;
  shelf: Shelf;
  all: AllTranscripts;
  housekeeping: Housekeeping;
  sound: TranscriptSound;
}

export function createLibraryWork(page: LibraryPage): LibraryWork {
  return {
    editing: createTextEditing(page),
    continuation: createContinuation(page),
    versions: createVersions(page),
    shelf: createShelf(page),
    all: createAllTranscripts(page),
    housekeeping: createHousekeeping(page),
    sound: createTranscriptSound(page.store),
  };
}
