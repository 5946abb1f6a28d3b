/** Versions of the open transcript: added, compared and chosen. */

import { asRecognised, type Transcript, type TranscriptWord, textOf } from '../../core/transcript.ts';
import { diffWords, placedWords, type WordRun } from '../../core/word-diff.ts';
import { saying } from '../../i18n/saying.ts';
import { words } from '../../i18n/transcript.ts';
import type { NewVersion } from '../../protocol/library.ts';
import type { LibraryPage } from './library-page.ts';

/** A text to compare: of a version as it is now, or as it was recognised. */
export interface ComparedText {
  number: number;
  isRecognised: boolean;
}

export interface Versions {
  /** Adds a version to a transcript and uses it. Rejects with `storage-full` or `storage-gone`. */
  add(id: string, made: NewVersion, words?: readonly TranscriptWord[] | null): Promise<void>;
  /** Never rejects: an error becomes a notice. */
  choose(id: string, number: number): Promise<void>;
  /** The changes that lead from one text to the other. Rejects with `storage-gone`. */
  compare(transcript: Transcript, before: ComparedText, after: ComparedText): Promise<WordRun[]>;
}

export function createVersions({ store, notices, show }: LibraryPage): Versions {
  async function text(transcript: Transcript, { number, isRecognised }: ComparedText): Promise<string> {
    const kept =
      number === transcript.version ? transcript : await store.call((api) => api.version(transcript.id, number));
    if (!kept) return '';
    return isRecognised ? textOf(asRecognised(kept.segments)) : kept.text;
  }

  function shown(transcript: Transcript | undefined): void {
    if (transcript) show(transcript);
  }

  return {
    async add(id, made, words) {
      shown(await store.call((api) => api.addVersion(id, made, words)));
    },
    async choose(id, number) {
      await notices.attempt(saying(words, 'use', number), () =>
        store.call((api) => api.chooseVersion(id, number)).then(shown),
      );
    },
    async compare(transcript, before, after) {
      const texts = await Promise.all([text(transcript, before), text(transcript, after)]);
      const [from, to] = texts.map((one) => placedWords(one).map(({ word }) => word));
      return diffWords(from!, to!);
    },
  };
}
