/** Verdicts of a comparison in words. */

import * as en from './en/bench-verdicts.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage(en, {
  de: () => import('./de/bench-verdicts.ts'),
  es: () => import('./es/bench-verdicts.ts'),
  fr: () => import('./fr/bench-verdicts.ts'),
});
