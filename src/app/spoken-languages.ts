/** What the model in use listens for and writes, by what the person has said that they speak. */

import { knownAmong } from '../core/languages.ts';
import type { Abilities } from '../protocol/speech.ts';
import type { App } from './app.ts';

type Hearing = Pick<App, 'engine' | 'models' | 'settings'>;

/** Null while no model is loaded. */
export function abilitiesOf({ engine: { value } }: Pick<App, 'engine'>): Abilities | null {
  return 'info' in value ? value.info.abilities : null;
}

/** As BCP 47: what the person has chosen, as far as the model lets them; else all that it understands. */
export function listensFor(app: Hearing): readonly string[] {
  const chosen = knownAmong(app.settings.value.spoken, abilitiesOf(app)?.languages ?? []);
  return chosen.length > 0 ? chosen : app.models.languages.value;
}

/** The language of what will be written; '' when it is found out. */
export function writtenIn(app: Hearing): string {
  if (app.settings.value.translate && abilitiesOf(app)?.translates) return 'en';
  const languages = listensFor(app);
  return languages.length === 1 ? languages.join() : '';
}
