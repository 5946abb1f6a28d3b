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
  empty: 'Your dictations will be listed here. They stay on this device.',
  actions: (title: string) => `Actions for ${title}`,
  rename: 'Rename',
  remove: 'Delete',
  pinned: 'Pinned',
  fleeting: 'not stored',
  select: 'Select',
  trash: 'Trash',
  name: 'Name',
  untitled: 'Untitled',
  now: 'now',
  fromFile: 'from a file',
  settings: 'Settings',
  help: 'Help',
  words: (count: number) => plural(count, { one: 'word', other: 'words' }),
  editTitle: 'Rename',
  title: 'Title',
  mode: (mode: string) => modes[mode] ?? mode,
};
