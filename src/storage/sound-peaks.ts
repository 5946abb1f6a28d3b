/** How loud kept sound is over time: worked out once, second by second, and kept beside the sound. */

import { joined } from '../core/joined.ts';
import { speechRate } from '../core/resampler.ts';
import { peaksOf } from '../core/sound/peaks.ts';
import type { JournalApi, KeptSoundApi } from '../protocol/journal.ts';
import { checkId } from './check-transcript.ts';
import type { Database } from './database.ts';
import { lastSample } from './kept-sound.ts';
import type { Schema } from './schema.ts';
import { leaveToDone } from './transcript-stores.ts';

/** Samples that are in memory at once. */
const atOnce = 60 * speechRate;

export function createSoundPeaks(
  { withDatabase }: Database<Schema>,
  { readSound }: Pick<JournalApi, 'readSound'>,
): Pick<KeptSoundApi, 'peaks'> {
  return {
    async peaks(id) {
      checkId(id);
      const known = await withDatabase((handle) => handle.get('sounds', id));
      if (known?.peaks) return known.peaks;
      const length = await withDatabase((handle) => lastSample(handle, id));
      const parts: Uint8Array[] = [];
      for (let at = 0; at < length; at += atOnce) {
        parts.push(peaksOf(await readSound(id, at, Math.min(length, at + atOnce)), speechRate));
      }
      const peaks = joined(parts);
      await withDatabase(async (handle) => {
        const { store, done } = handle.transaction('sounds', 'readwrite');
        const held = await store.get(id);
        // One that is still recorded grows.
        if (held?.isKept) store.put({ ...held, peaks }).catch(leaveToDone);
        await done;
      });
      return peaks;
    },
  };
}
