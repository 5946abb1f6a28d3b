/** Words of the page's frame. */

import * as en from './en/page.ts';
import { inLanguage } from './language.ts';

export const { words, chips, update } = inLanguage(en, {
  de: () => import('./de/page.ts'),
  es: () => import('./es/page.ts'),
  fr: () => import('./fr/page.ts'),
});
