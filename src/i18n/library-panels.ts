/** Words of what is opened from the library. */

import * as en from './en/library-panels.ts';
import { inLanguage } from './language.ts';

export const { search, exports, backup } = inLanguage(en, {
  de: () => import('./de/library-panels.ts'),
  es: () => import('./es/library-panels.ts'),
  fr: () => import('./fr/library-panels.ts'),
});
