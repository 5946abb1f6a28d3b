/** What the page shows of a file that was opened. */

import type { AppError } from '../../core/errors.ts';

export type FileState =
  | { at: 'waiting' }
  /** `seconds` of sound are done, in `tookMs`; `text` is what was last said. */
  | { at: 'running'; seconds: number; tookMs: number; text: string }
  /** `withheld` seconds of sound gave no text to be trusted. */
  | { at: 'done'; transcript: string; withheld: number }
  | { at: 'failed'; error: AppError };

export interface QueuedFile {
  id: string;
  name: string;
  /** Seconds, as the file tells it; null while that is unknown. */
  duration: number | null;
  state: FileState;
}

export const isUnderWay = ({ state: { at } }: QueuedFile) => at === 'waiting' || at === 'running';
