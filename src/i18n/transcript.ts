/** Words of the page of one transcript. */

import * as en from './en/transcript.ts';
import { inLanguage } from './language.ts';

export const { again, player, sentWords, words, strategyWords } = inLanguage(en, {
  de: () => import('./de/transcript.ts'),
  es: () => import('./es/transcript.ts'),
  fr: () => import('./fr/transcript.ts'),
});
