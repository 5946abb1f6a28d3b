/** The transitions of a dictation, as a pure function: an event that means nothing in a state leaves it as it is. */

import type { AppError } from '../core/errors.ts';
import type { DictationState, Trouble } from './states.ts';

export type DictationEvent =
  | { kind: 'start' }
  /** The first sound has come, or it is certain that none will. */
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

/** The microphone is open or being opened. */
export function isActive(state: DictationState): state is Extract<DictationState, { at: 'arming' | 'recording' }> {
  return state.at === 'arming' || state.at === 'recording';
}

/** A bad moment for a reload. */
export function isBusy(state: DictationState): boolean {
  return isActive(state) || state.at === 'finishing';
}
