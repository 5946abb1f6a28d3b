/** Past dictations. */

import { words as en } from './en/library.ts';
import { inLanguage } from './language.ts';

export const words = inLanguage({ en });
