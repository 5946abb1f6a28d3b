/** Words of order among dictations. */

import * as en from './en/shelf.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage('shelf', en);
