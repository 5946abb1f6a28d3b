/** The state in words for assistive technology, errors included. Loaded once the page stands. Pure. */

import type { DictationState } from '../../app/dictation/dictation-step.ts';
import type { EngineState } from '../../app/engine/engine-slot.ts';
import { states } from '../../i18n/dictation.ts';
import { errors } from '../../i18n/errors.ts';
import { stateLine } from './status.ts';

/** The text for assistive technology; it excludes everything that changes every second or with the level. */
export function spokenState(state: DictationState, engine: EngineState, isCountingDown: boolean): string {
  if (state.at === 'failed') return sentence(errors[state.error.code]);
  if (state.at === 'recording' && state.trouble) return sentence(errors[state.trouble]);
  if (state.at === 'idle' && engine.at === 'failed') return sentence(errors[engine.error.code]);
  return isCountingDown ? states.stopsSoon : stateLine(state, engine, false);
}

function sentence({ title, help }: { title: string; help: string }): string {
  return `${title}. ${help}`;
}
