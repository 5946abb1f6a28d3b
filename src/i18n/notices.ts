/** Words of short messages above the dock. */

import * as en from './en/notices.ts';
import { inLanguage } from './language.ts';

export const { actions, words } = inLanguage(en, {
  de: () => import('./de/notices.ts'),
  es: () => import('./es/notices.ts'),
  fr: () => import('./fr/notices.ts'),
});
