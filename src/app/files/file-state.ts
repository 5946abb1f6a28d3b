/** What the page shows of a file that was opened. */

import type { AppError } from '../../core/errors.ts';
import type { SoundTrack } from '../../protocol/files.ts';
import type { Withheld, WithheldOffers } from '../withheld/withheld-offer.ts';

/** An offer that stands in the line of its file until that is cleared. */
export type FileOffer = Pick<Withheld, 'offer' | 'transcribe' | 'sound'> & Pick<WithheldOffers, 'samples'>;

export interface Done {
  at: 'done';
  transcript: string;
  /** Seconds of sound that gave no text to be trusted, unless that is offered elsewhere; null where nothing has a text. */
  withheld: number | null;
  /** To hear that sound, and to recognise it anyway; null where there is none, `gone` where it has made room in memory for that of other files. */
  offer: FileOffer | 'gone' | null;
  /** Whether the page shows the transcript: what ends while somebody dictates waits in the list. */
  isOpened: boolean;
}

/** The sound tracks of a file, and which of them is heard. `mayChoose`: another one can be. */
export interface FileTracks {
  heard: number;
  all: readonly SoundTrack[];
  mayChoose: boolean;
}

export type FileState =
  /** A person is asked where it is to be recognised. */
  | { at: 'asked' }
  | { at: 'waiting' }
  /** `seconds` of sound are done, `sinceStart` of them in `tookMs`, since its turn began; `text` is what was last said. */
  | { at: 'running'; seconds: number; sinceStart: number; tookMs: number; text: string }
  /** By a person. */
  | { at: 'paused' }
  | Done
  | { at: 'failed'; error: AppError };

export interface QueuedFile {
  id: string;
  name: string;
  /** Seconds, as the file tells it; null while that is unknown. */
  duration: number | null;
  state: FileState;
  /** Absent while they are unknown, and where there is one. */
  tracks?: FileTracks;
  /** The host that hears it; absent where it stays on this device. */
  host?: string;
  /** Bytes of its sound that have gone there; absent where none have. */
  sent?: number;
}

export const isUnderWay = ({ state: { at } }: QueuedFile) => at === 'waiting' || at === 'running';
export const hasEnded = ({ state: { at } }: QueuedFile) => at === 'done' || at === 'failed';
