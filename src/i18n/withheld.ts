/** Words of the message about sound without text. */

import * as en from './en/withheld.ts';
import { inLanguage } from './language.ts';

export const { words, interrupted } = inLanguage(en, {
  de: () => import('./de/withheld.ts'),
  es: () => import('./es/withheld.ts'),
  fr: () => import('./fr/withheld.ts'),
});
