/** Languages that models know. */

import { plural } from '../format.ts';

export const words = {
  count: (count: number, of?: string) => plural(count, { one: 'language', other: 'languages' }, of),
};
