/** Names and descriptions of the benchmark's measures, for the page, for report files and for the command line. */

import * as en from './en/bench-measures.ts';
import { inLanguage } from './language.ts';

export const { suiteTitles, suiteHelp, measureNames, targetNames, flagTexts, runtimeNames } = inLanguage(en, {
  de: () => import('./de/bench-measures.ts'),
  es: () => import('./es/bench-measures.ts'),
  fr: () => import('./fr/bench-measures.ts'),
});
