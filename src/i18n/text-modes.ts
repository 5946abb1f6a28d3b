/** Modes of text with what each may do, and spoken commands. */

import * as en from './en/text-modes.ts';
import { inLanguage } from './language.ts';
import { words as libraryWords } from './library.ts';

export const { words, commandWords, commandNames } = inLanguage(en, {
  de: () => import('./de/text-modes.ts'),
  es: () => import('./es/text-modes.ts'),
  fr: () => import('./fr/text-modes.ts'),
});

/** The name of a mode for people: its own, or that of one that comes with the app. */
export function modeName({ id, name }: { id: string; name: string }): string {
  return name || libraryWords.mode(id);
}
