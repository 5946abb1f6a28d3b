/** The samples of a closed segment: from the history, or from the journal when recognition is so far behind that they were overwritten. */

import type { AudioHistory } from '../../core/history.ts';
import type { ReadPast } from '../../protocol/engine.ts';
import type { SpeechRange } from '../../protocol/speech.ts';

interface HeardSamples {
  samples: Float32Array;
  /** Samples at the start that nobody holds any more. */
  lost: number;
}

export async function heardSamples(
  { history, readPast }: { history: AudioHistory; readPast: ReadPast },
  { start, end }: Pick<SpeechRange, 'start' | 'end'>,
): Promise<HeardSamples> {
  const samples = history.slice(start, end);
  // Read after the copy, as the writer may have overwritten its beginning meanwhile.
  const lost = Math.max(0, Math.min(history.start, end) - start);
  const past = lost > 0 ? await readPast(start, end) : null;
  return past ? { samples: past, lost: 0 } : { samples, lost };
}
