/** Transcripts as earlier versions of the app have written them, with what they lack. They are not written anew until something changes. */

import { languageOf, onlyVersion, type Transcript, unmarked } from '../core/transcript.ts';

/** Fields that came with version 3 of the database. */
type Later = 'language' | 'version' | 'versions' | 'pinnedAt' | 'tags' | 'deletedAt' | 'sound';

export type StoredTranscript = Omit<Transcript, Later> & Partial<Pick<Transcript, Later>>;

export function completeTranscript(stored: StoredTranscript): Transcript {
  if (stored.versions !== undefined) return stored as Transcript;
  const { model, mode, createdAt, segments } = stored;
  // Records that no version of the app has written have a row all the same.
  const language = Array.isArray(segments) ? languageOf(segments) : '';
  const first = { madeAt: createdAt, model, language, ...(mode === undefined ? {} : { mode }) };
  return { ...stored, language, ...onlyVersion(first), ...unmarked };
}
