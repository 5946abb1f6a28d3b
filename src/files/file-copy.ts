/** The bytes of a file, on the disk while it is being decoded: should the tab go meanwhile, reading begins again with them. */

import { pause } from '../core/time.ts';
import type { KeptRuns } from './kept-runs.ts';
import { writeAll } from './sync-file.ts';

/** Bytes that are in memory at once. */
const atOnce = 2 ** 20;
/** Milliseconds between them, in which the thread does what somebody waits for: most of its time. */
const restMs = 10;

/** Copies the file of a run. What is not whole in the end, as nobody wants it any more, is removed. Rejects as the file or the disk does. */
export async function copyFile({ folder }: KeptRuns, id: string, file: File, signal: AbortSignal): Promise<void> {
  const copy = await folder.openSource(id);
  if (!copy) return;
  try {
    for (let at = 0; at < file.size && !signal.aborted; at += atOnce) {
      writeAll(copy, new Uint8Array(await file.slice(at, at + atOnce).arrayBuffer()), at);
      await pause(restMs);
    }
  } finally {
    const isWhole = copy.getSize() === file.size;
    copy.close();
    if (!isWhole) await folder.removeSource(id);
  }
}
