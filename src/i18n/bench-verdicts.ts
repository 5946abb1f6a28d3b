/** What a comparison says. */

import { words as en } from './en/bench-verdicts.ts';
import { inLanguage } from './language.ts';

export const words = inLanguage({ en });
