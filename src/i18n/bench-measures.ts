/** What is measured, for the page, for files and for the command line. */

import * as en from './en/bench-measures.ts';
import { inLanguage } from './language.ts';

export const { suiteTitles, suiteHelp, measureNames, targetNames, flagTexts, runtimeNames } = inLanguage(
  'bench-measures',
  en,
);
