/** Words of the settings and of the facts about privacy. */

import * as en from './en/settings.ts';
import { inLanguage } from './language.ts';

export const { words, languageWords, privacyWords, storageWords } = inLanguage(en, {
  de: () => import('./de/settings.ts'),
  es: () => import('./es/settings.ts'),
  fr: () => import('./fr/settings.ts'),
});
