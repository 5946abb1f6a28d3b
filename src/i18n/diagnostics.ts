/** Words of the diagnostics. */

import * as en from './en/diagnostics.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage(en, {
  de: () => import('./de/diagnostics.ts'),
  es: () => import('./es/diagnostics.ts'),
  fr: () => import('./fr/diagnostics.ts'),
});
