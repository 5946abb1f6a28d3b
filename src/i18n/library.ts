/** Words of the library of dictations. */

import * as en from './en/library.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage(en, {
  de: () => import('./de/library.ts'),
  es: () => import('./es/library.ts'),
  fr: () => import('./fr/library.ts'),
});
