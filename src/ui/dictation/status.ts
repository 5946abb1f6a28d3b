/** The state in words: shown in the dock, and announced once per change. Pure. */

import type { DictationState } from '../../app/dictation/dictation-step.ts';
import type { EngineState } from '../../app/engine/engine-slot.ts';
import { states } from '../../i18n/dictation.ts';

/** The line beside the record button. */
export function stateLine(state: DictationState, engine: EngineState, isHeld: boolean): string {
  if (state.at !== 'recording') return states[state.at];
  if (isHeld) return states.hold;
  return engine.at === 'ready' ? states.recording : states.early;
}
