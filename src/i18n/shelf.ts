/** Words of the list of dictations and of order in it. */

import * as en from './en/shelf.ts';
import { inLanguage } from './language.ts';

export const { actions, edits, rows, undo, words } = inLanguage(en, {
  de: () => import('./de/shelf.ts'),
  es: () => import('./es/shelf.ts'),
  fr: () => import('./fr/shelf.ts'),
});
