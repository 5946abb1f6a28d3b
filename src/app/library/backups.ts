/** Backups of everything, and texts of other programs brought in. */

import { AppError } from '../../core/errors.ts';
import type { Exported } from '../../formats/exported.ts';
import { readTranscripts } from '../../formats/read-transcripts.ts';
import { readText, writeText } from '../../platform/kept-text.ts';
import type { LibraryApi, Restored } from '../../protocol/library.ts';
import type { Thread } from '../thread-supervisor.ts';
import type { LibraryWriter } from './library.ts';
import { newTranscript } from './new-transcript.ts';

export interface Backups {
  /** `passphrase`: '' for a file that everybody can read. Rejects with `storage-gone`. */
  make(passphrase: string): Promise<Blob>;
  /** Whether a passphrase is needed. Rejects with `backup-unreadable`. */
  isSealed(file: Blob): Promise<boolean>;
  /** The page shows what was restored when it is loaded again. Rejects with `backup-unreadable`, `backup-locked` or `storage-full`. */
  restore(file: Blob, passphrase: string): Promise<Pick<Restored, 'added'>>;
  /** Adds txt, SRT, VTT and JSON as transcripts; resolves with their number. Rejects with `text-unreadable` before any is added. */
  bringIn(files: readonly File[]): Promise<number>;
}

const settingsKey = 'sotto-settings';
/** What the page keeps of a person; models, verdicts and windows belong to the device. */
const keys = [settingsKey, 'sotto-text-rules'];
/** Settings of the device, which another one may not have. */
const ofDevice: readonly string[] = ['model', 'microphone', 'mostFileSound'];

export interface BackupsPlan {
  thread: Pick<Thread<LibraryApi>, 'call'>;
  library: Pick<LibraryWriter, 'add'>;
}

export function createBackups({ thread, library }: BackupsPlan): Backups {
  return {
    make(passphrase) {
      const kept = keys.flatMap((key) => {
        const text = readText(key);
        return text === null ? [] : [[key, text] as const];
      });
      return thread.call((api) => api.backup(Object.fromEntries(kept), passphrase));
    },
    isSealed: (file) => thread.call((api) => api.isSealed(file)),
    async restore(file, passphrase) {
      const { added, kept } = await thread.call((api) => api.restore(file, passphrase));
      for (const key of keys) {
        const text = kept[key];
        if (text !== undefined) writeText(key, key === settingsKey ? withoutDevice(text, readText(key)) : text);
      }
      return { added };
    },
    async bringIn(files) {
      const read = await Promise.all(files.map(readFile));
      const all = read.flat();
      for (const each of all) await library.add(transcriptOf(each), each.words);
      return all.length;
    },
  };
}

/** Restored settings, with those of this device where they are about one. */
function withoutDevice(restored: string, own: string | null): string {
  const isOfDevice = ([name]: [string, unknown]) => ofDevice.includes(name);
  const ours = fieldsOf(own).filter(isOfDevice);
  const theirs = fieldsOf(restored).filter((field) => !isOfDevice(field));
  return JSON.stringify(Object.fromEntries([...ours, ...theirs]));
}

function fieldsOf(text: string | null): [string, unknown][] {
  try {
    return Object.entries(JSON.parse(text ?? '{}') as object);
  } catch {
    return [];
  }
}

async function readFile(file: File): Promise<Exported[]> {
  const read = readTranscripts({ name: file.name, at: file.lastModified, text: await file.text() });
  if (!read) throw new AppError('text-unreadable', file.name, { details: [file.name] });
  return read;
}

function transcriptOf({ title, createdAt, text, segments, duration, source, model, language, sentTo }: Exported) {
  const made = newTranscript(segments, { title, duration, source, model });
  const versions = made.versions.map((version) => ({ ...version, language }));
  return { ...made, createdAt, text, language, versions, ...(sentTo && { sentTo }) };
}
