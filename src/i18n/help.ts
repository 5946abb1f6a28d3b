/** Words of the help and of the keys. */

import * as en from './en/help.ts';
import { inLanguage } from './language.ts';

export const { words, commands, keys, lost } = inLanguage(en, {
  de: () => import('./de/help.ts'),
  es: () => import('./es/help.ts'),
  fr: () => import('./fr/help.ts'),
});
