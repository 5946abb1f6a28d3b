/** Languages that models know, in French. */

import type * as en from '../en/languages.ts';
import { plural } from '../format.ts';

export const words: typeof en.words = {
  count: (count, of) => plural(count, { one: 'langue', other: 'langues' }, of),
};
