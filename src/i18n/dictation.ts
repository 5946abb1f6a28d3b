/** Words of the dictation in progress, and of the invitation to start one. */

import * as en from './en/dictation.ts';
import { inLanguage } from './language.ts';

export const { words, invitation, live, states, dock, phases } = inLanguage(en, {
  de: () => import('./de/dictation.ts'),
  es: () => import('./es/dictation.ts'),
  fr: () => import('./fr/dictation.ts'),
});
