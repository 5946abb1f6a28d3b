/** The recordings of a manifest that live dictation is measured on. */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError } from '../terminal/failure.ts';
import { checkFile } from '../terminal/input-file.ts';
import { usageError } from '../terminal/options.ts';

export interface LiveClip {
  id: string;
  /** Path of the recording. */
  file: string;
  seconds: number;
  /** The file's sample rate; null where the manifest does not tell. */
  sampleRate: number | null;
  /** Reference texts in different spellings, at least one. */
  references: string[];
}

interface Entry {
  id: string;
  file: string;
  language: string;
  reference: string | null;
  reference_alt?: string | null;
  seconds: number;
  sample_rate?: number;
}

export interface Choice {
  ids?: string[] | undefined;
  /** At most this many, from the start of the list. */
  count?: number | undefined;
}

/** Seconds of the longest clip that is chosen without being named, because dictations are played in real time. */
const longestSeconds = 30;

/** Files are found beside the manifest. Throws a CommandError. */
export function readClips(manifest: string, choice: Choice): LiveClip[] {
  checkFile(manifest);
  const clips = chosen(entriesOf(manifest), choice);
  if (clips.length === 0) throw usageError('The manifest has no English recording with a reference that fits.');
  return clips.map(({ id, file, seconds, sample_rate, reference, reference_alt }) => ({
    id,
    file: join(dirname(manifest), file),
    seconds,
    sampleRate: sample_rate ?? null,
    references: [reference, reference_alt].filter((text) => typeof text === 'string'),
  }));
}

function entriesOf(manifest: string): Entry[] {
  try {
    const entries: Entry[] = JSON.parse(readFileSync(manifest, 'utf8'));
    return entries.filter(({ language, reference }) => language === 'en' && reference);
  } catch {
    throw new CommandError('file-unreadable', `${manifest} is not a list of recordings in JSON.`);
  }
}

function chosen(entries: readonly Entry[], { ids, count }: Choice): Entry[] {
  if (!ids) return entries.filter(({ seconds }) => seconds <= longestSeconds).slice(0, count);
  return ids.map((id) => {
    const entry = entries.find((other) => other.id === id);
    if (!entry) throw usageError(`The manifest has no English recording "${id}" with a reference.`);
    return entry;
  });
}
