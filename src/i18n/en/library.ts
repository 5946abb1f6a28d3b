/** Past dictations. */

import { plural } from '../format.ts';

/** The sets of text rules. */
const modes: Readonly<Record<string, string>> = {
  none: 'As recognised',
  plain: 'Plain',
  message: 'Message',
  minutes: 'Minutes',
  code: 'Code comment',
};

export const words = {
  label: 'Dictations',
  open: 'Open the list of dictations',
  create: 'New dictation',
  search: 'Search',
  filters: 'Filters',
  trash: 'Trash',
  settings: 'Settings',
  help: 'Help',
  words: (count: number) => plural(count, { one: 'word', other: 'words' }),
  mode: (mode: string) => modes[mode] ?? mode,
};
