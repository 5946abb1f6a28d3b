/** The sound of a file, read by the thread of files while it is being recognised. */

import { proxy } from 'comlink';
import { decodeWhole } from '../../capture/whole-decoder.ts';
import type { FilesApi } from '../../protocol/files.ts';
import type { Thread } from '../thread-supervisor.ts';
import type { SoundPieces } from './transcribe-sound.ts';

export interface FileSound {
  /** Seconds, as the file tells it: a hint for progress. Null where it says nothing. */
  duration: number | null;
  /** Which of the sound tracks it is, from 1 on. */
  track: number;
  pieces: SoundPieces;
}

/** Opens a file; the thread has one open at a time. Rejects as `FilesApi.open` does, and so do the pieces. */
export async function openFileSound(thread: Pick<Thread<FilesApi>, 'call'>, file: File): Promise<FileSound> {
  const { duration, track } = await thread.call((api) => api.open(file, proxy(decodeWhole)));
  return { duration, track, pieces: piecesOf(thread) };
}

/** The next piece is read while this one is at work. */
async function* piecesOf(thread: Pick<Thread<FilesApi>, 'call'>): SoundPieces {
  const next = () => thread.call((api) => api.next());
  let coming = next();
  try {
    for (;;) {
      const piece = await coming;
      if (!piece) return;
      coming = next();
      coming.catch(() => {});
      yield piece;
    }
  } finally {
    // Left early, the file is let go of once the piece under way has come.
    await coming.catch(() => {});
    await thread.call((api) => api.close()).catch(() => {});
  }
}
