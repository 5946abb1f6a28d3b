/** Words of the search in the library. */

import * as en from './en/search.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage('search', en);
