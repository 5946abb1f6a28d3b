/** A mode: a named set of settings, with a model and languages if wanted. Some come with the app, and a person makes others. */

import { modes as builtIn, type ModeName, modeNames } from '../../text/modes.ts';
import type { TextSettings } from '../../text/text-settings.ts';

export interface Mode {
  /** For one that comes with the app, its name in `src/text/modes.ts`. */
  id: string;
  /** As the person named it; '' for one that comes with the app. */
  name: string;
  settings: TextSettings;
  /** Id of the model that is used with it; null for the one in use. */
  model: string | null;
  /** The spoken languages that are set with it, as BCP 47; null for those that are set. */
  spoken: readonly string[] | null;
}

/** All modes, where a person has made or changed these. */
export function allModes(kept: readonly Mode[]): readonly Mode[] {
  const asMade = (id: ModeName): Mode => ({ id, name: '', settings: builtIn[id], model: null, spoken: null });
  return [
    ...modeNames.map((id) => kept.find((mode) => mode.id === id) ?? asMade(id)),
    ...kept.filter(({ id }) => !isBuiltIn(id)),
  ];
}

export function isBuiltIn(id: string): boolean {
  return Object.hasOwn(builtIn, id);
}
