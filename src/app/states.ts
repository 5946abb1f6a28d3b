/** The states that the page shows, as unions: no flag beside a flag, and nothing here does anything. */

import type { AppError, ErrorCode } from '../core/errors.ts';
import type { Segment } from '../core/transcript.ts';
import type { EngineInfo, LoadPhase } from '../protocol/engine.ts';

/** A trouble that does not end the recording: it is shown with its remedy while it lasts. */
export type Trouble = Extract<ErrorCode, 'mic-silent' | 'mic-muted' | 'audio-frozen' | 'audio-overrun' | 'noise-loud'>;

export type DictationState =
  | { at: 'idle' }
  /** The microphone is being opened; nothing has been heard yet. */
  | { at: 'arming' }
  | { at: 'recording'; trouble: Trouble | null }
  /** Stop was pressed: the last audio is drained and the last words are recognised. */
  | { at: 'finishing' }
  | { at: 'failed'; error: AppError };

export type EngineState =
  | { at: 'loading'; phase: LoadPhase /** 0 to 1, or null where it cannot be known. */; progress: number | null }
  | { at: 'ready'; info: EngineInfo }
  /** Its memory was freed because nobody used it; the next press loads it again. */
  | { at: 'asleep'; info: EngineInfo }
  | { at: 'failed'; error: AppError };

/** The text of the dictation in progress. Final segments never change; the partial is the open segment. */
export interface LiveText {
  segments: readonly Segment[];
  /** `tentative` follows `committed` as it is: it brings its own space. */
  partial: { start: number; committed: string; tentative: string } | null;
}
