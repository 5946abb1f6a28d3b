/** The settings and the facts about privacy. */

import * as en from './en/settings.ts';
import { inLanguage } from './language.ts';

export const words = inLanguage({ en: en.words });
export const languageWords = inLanguage({ en: en.languageWords });
export const privacyWords = inLanguage({ en: en.privacyWords });
