/** The bytes of a file, on the disk until its sound is there: should the tab go meanwhile, reading begins again with them. */

import { pause } from '../core/time.ts';
import type { Reading } from '../protocol/files.ts';
import type { KeptRuns } from './kept-runs.ts';
import { writeAll } from './sync-file.ts';

/** Bytes that are in memory at once. */
const atOnce = 2 ** 20;
/** Milliseconds between them, in which the thread does what somebody waits for: most of its time. */
const restMs = 10;

interface Copying {
  hasRoom(): Promise<boolean>;
  /** Awaited before each part. */
  mayGoOn?: () => Promise<void>;
  signal: AbortSignal;
}

/**
 * Copies the file of a run, and tells whether it did: what is not whole in the end, as nobody wants it any more, is removed. Rejects as the file or
 * the disk does.
 */
export async function copyFile({ folder }: KeptRuns, id: string, file: File, how: Copying): Promise<boolean> {
  const { hasRoom, mayGoOn = async () => {}, signal } = how;
  await folder.removeSource(id);
  const copy = (await hasRoom()) ? await folder.openSource(id) : null;
  if (!copy) return false;
  let isWhole = false;
  try {
    for (let at = 0; at < file.size; at += atOnce) {
      await mayGoOn();
      if (signal.aborted) break;
      writeAll(copy, new Uint8Array(await file.slice(at, at + atOnce).arrayBuffer()), at);
      await pause(restMs);
    }
    isWhole = copy.getSize() === file.size;
  } finally {
    copy.close();
    if (!isWhole) await folder.removeSource(id);
  }
  return isWhole;
}

/** Keeps a file that waits for its turn, as a run that has not begun, and tells whether it did. Never rejects. */
export async function keepWaiting(
  runs: KeptRuns,
  id: string,
  file: File,
  { key, most }: Pick<Reading, 'key' | 'most'>,
  how: Omit<Copying, 'hasRoom'>,
): Promise<boolean> {
  try {
    const hasRoom = () => runs.folder.hasRoomWaiting(file.size, most);
    if ((await runs.wait(id, file, key)) && (await copyFile(runs, id, file, { ...how, hasRoom }))) return true;
  } catch (error) {
    console.warn('a file that waits is not kept', error);
  }
  await runs.end(id, 'not');
  return false;
}
