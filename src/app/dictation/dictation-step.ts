/** The state machine of a dictation as a pure function; an event that is invalid in a state leaves the state unchanged. */

import type { AppError, ErrorCode } from '../../core/errors.ts';
/** A trouble that does not end the recording: it is shown with its remedy while it lasts. */
export type Trouble = Extract<
  ErrorCode,
  'mic-silent' | 'mic-muted' | 'audio-frozen' | 'audio-overrun' | 'noise-loud' | 'voice-clipped' | 'voice-faint'
>;

export type DictationState =
  | { at: 'idle' }
  /** The microphone is being opened, and no sound has arrived. */
  | { at: 'arming' }
  | { at: 'recording'; trouble: Trouble | null }
  /** Stop was pressed: the last audio is processed and the last words are recognised. */
  | { at: 'finishing' }
  | { at: 'failed'; error: AppError };

export type DictationEvent =
  | { kind: 'start' }
  /** The first sound has arrived, or a trouble shows that none will. */
  | { kind: 'heard' }
  | { kind: 'trouble'; trouble: Trouble | null }
  | { kind: 'stop' }
  | { kind: 'finished' }
  | { kind: 'failed'; error: AppError }
  | { kind: 'dismiss' };

export function stepDictation(state: DictationState, event: DictationEvent): DictationState {
  switch (event.kind) {
    case 'start':
      return state.at === 'idle' || state.at === 'failed' ? { at: 'arming' } : state;
    case 'heard':
      return state.at === 'arming' ? { at: 'recording', trouble: null } : state;
    case 'trouble':
      return state.at === 'recording' ? { ...state, trouble: event.trouble } : state;
    case 'stop':
      return isActive(state) ? { at: 'finishing' } : state;
    case 'finished':
      return state.at === 'finishing' ? { at: 'idle' } : state;
    case 'failed':
      return { at: 'failed', error: event.error };
    case 'dismiss':
      return state.at === 'failed' ? { at: 'idle' } : state;
  }
}

/** Whether the microphone is open or being opened. */
export function isActive(state: DictationState): state is Extract<DictationState, { at: 'arming' | 'recording' }> {
  return state.at === 'arming' || state.at === 'recording';
}

/** Whether a dictation is in progress, so that the page should not be reloaded. */
export function isBusy(state: DictationState): boolean {
  return isActive(state) || state.at === 'finishing';
}
