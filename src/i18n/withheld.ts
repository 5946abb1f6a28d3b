/** Sound that gave no text. */

import * as en from './en/withheld.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage('withheld', en);
