/** Where a recording goes that does not become a transcript of its own. */

import type { Transcript } from '../../core/transcript.ts';

export interface Destination {
  /** Id of the transcript. */
  id: string;
  /** Whether the transcript stays open while somebody speaks into it. */
  isOpen: boolean;
  /** Keeps a recording there; resolves with undefined when the transcript is gone. */
  keep(recording: Transcript): Promise<Kept | undefined>;
}

export interface Kept {
  /** The recording, or the transcript that has taken it. */
  transcript: Transcript;
  /** Seconds on the transcript's audio clock at which the recording begins. */
  offset: number;
}
