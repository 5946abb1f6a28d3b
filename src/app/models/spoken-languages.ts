/** The languages that the current model detects and writes, from the settings and the model's abilities. */

import type { ReadonlySignal } from '@preact/signals';
import { knownAmong } from '../../core/languages.ts';
import type { Abilities } from '../../protocol/speech.ts';
import type { EngineState } from '../engine/engine-slot.ts';
import type { Settings } from '../settings.ts';
import type { Models } from './models.ts';

interface Hearing {
  engine: ReadonlySignal<EngineState>;
  models: Pick<Models, 'languages'>;
  settings: ReadonlySignal<Settings>;
}

/** Abilities of the loaded model; null while no model is loaded. */
export function abilitiesOf({ engine: { value } }: Pick<Hearing, 'engine'>): Abilities | null {
  return 'info' in value ? value.info.abilities : null;
}

/** Languages to detect as BCP 47: those chosen in the settings that the model supports, or else all languages of the model. */
export function listensFor(hearing: Hearing): readonly string[] {
  const chosen = knownAmong(hearing.settings.value.spoken, abilitiesOf(hearing)?.languages ?? []);
  return chosen.length > 0 ? chosen : hearing.models.languages.value;
}

/** Language of the text as BCP 47; '' when it is detected or unknown. */
export function writtenIn(hearing: Hearing): string {
  if (hearing.settings.value.translate && abilitiesOf(hearing)?.translates) return 'en';
  const languages = listensFor(hearing);
  return languages.length === 1 ? languages.join() : '';
}
