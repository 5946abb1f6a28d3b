/** What the model in use listens for and writes, by what the person has said that they speak. */

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

/** Null while no model is loaded. */
export function abilitiesOf({ engine: { value } }: Pick<Hearing, 'engine'>): Abilities | null {
  return 'info' in value ? value.info.abilities : null;
}

/** As BCP 47: what the person has chosen, as far as the model lets them; else all that it understands. */
export function listensFor(hearing: Hearing): readonly string[] {
  const chosen = knownAmong(hearing.settings.value.spoken, abilitiesOf(hearing)?.languages ?? []);
  return chosen.length > 0 ? chosen : hearing.models.languages.value;
}

/** The language of what will be written; '' when it is found out. */
export function writtenIn(hearing: Hearing): string {
  if (hearing.settings.value.translate && abilitiesOf(hearing)?.translates) return 'en';
  const languages = listensFor(hearing);
  return languages.length === 1 ? languages.join() : '';
}
