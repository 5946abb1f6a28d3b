/** Words of the page of models. */

import * as en from './en/models.ts';
import { inLanguage } from './language.ts';

export const { words, errorsHere, news, offer } = inLanguage(en, {
  de: () => import('./de/models.ts'),
  es: () => import('./es/models.ts'),
  fr: () => import('./fr/models.ts'),
});
