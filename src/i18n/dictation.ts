/** The dictation in progress, and the invitation to start one. */

import * as en from './en/dictation.ts';
import { inLanguage } from './language.ts';

export const words = inLanguage({ en: en.words });
export const invitation = inLanguage({ en: en.invitation });
export const live = inLanguage({ en: en.live });
export const states = inLanguage({ en: en.states });
export const dock = inLanguage({ en: en.dock });
export const phases = inLanguage({ en: en.phases });
