/** The page of text rules, and what may be wrong with rules. */

import * as en from './en/text-rules.ts';
import { inLanguage } from './language.ts';

export const { words, ruleErrors } = inLanguage(en, {
  de: () => import('./de/text-rules.ts'),
  es: () => import('./es/text-rules.ts'),
  fr: () => import('./fr/text-rules.ts'),
});
