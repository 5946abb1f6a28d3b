/** What is measured, for the page, for files and for the command line. */

import * as en from './en/bench-measures.ts';
import { inLanguage } from './language.ts';

export const suiteTitles = inLanguage({ en: en.suiteTitles });
export const suiteHelp = inLanguage({ en: en.suiteHelp });
export const measureNames = inLanguage({ en: en.measureNames });
export const targetNames = inLanguage({ en: en.targetNames });
export const flagTexts = inLanguage({ en: en.flagTexts });
export const runtimeNames = inLanguage({ en: en.runtimeNames });
