/** Words of the files that are dropped and transcribed. */

import * as en from './en/files.ts';
import { inLanguage } from './language.ts';

export const { installed, remoteWords, words } = inLanguage(en, {
  de: () => import('./de/files.ts'),
  es: () => import('./es/files.ts'),
  fr: () => import('./fr/files.ts'),
});
