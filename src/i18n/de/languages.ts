/** Languages that models know, in German. */

import type * as en from '../en/languages.ts';
import { plural } from '../format.ts';

export const words: typeof en.words = {
  count: (count, of) => plural(count, { one: 'Sprache', other: 'Sprachen' }, of),
};
