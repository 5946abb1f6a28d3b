/** What each error says to people, and the buttons for its remedies. */

import * as en from './en/errors.ts';
import { inLanguage } from './language.ts';

export const errors = inLanguage({ en: en.errors });
export const remedies = inLanguage({ en: en.remedies });
