/** The library as it stands on the page, for the parts of it that are loaded later: what they change there, and the thread behind it. */

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Transcript, TranscriptSummary, TranscriptWord } from '../../core/transcript.ts';
import type { LibraryApi } from '../../protocol/library.ts';
import type { Notices, UndoPlaces } from '../notices.ts';
import type { Thread } from '../thread-supervisor.ts';
import type { LibrarySettings } from './library-settings.ts';

export interface LibraryPage {
  /** The library thread, whose calls are repeated when it dies. */
  store: Pick<Thread<LibraryApi>, 'call'>;
  notices: Pick<Notices, 'attempt' | 'report' | 'settle' | 'warn'> & UndoPlaces;
  /** The open transcript; set as its text is typed. */
  selected: Signal<Transcript | null>;
  settings: ReadonlySignal<LibrarySettings>;
  items: Signal<readonly TranscriptSummary[]>;
  /** Shows what has become of transcripts, in the list and where one of them is open. */
  show(...changed: readonly Transcript[]): void;
  /** Takes transcripts from the page, which are gone or in the trash. */
  take(ids: readonly string[]): void;
  add(transcript: Transcript, words?: readonly TranscriptWord[] | null): Promise<void>;
  /** Changes a transcript that is not in the database; false when it is there. */
  changeUnsaved(id: string, change: Partial<Transcript>): boolean;
  /** Lets go of those that are not saved, and returns them. */
  takeUnsaved(ids: readonly string[]): Unsaved[];
}

export interface Unsaved {
  transcript: Transcript;
  words: readonly TranscriptWord[] | undefined;
  /** Whether it is to be saved; the person may want nothing stored. */
  isWanted: boolean;
}
