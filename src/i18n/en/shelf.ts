/** The list of dictations, and order among them: selection, pins and the trash. */

import { number, plural } from '../format.ts';

export const words = {
  selection: 'Selected dictations',
  selected: (count: number) => `${number(count)} selected`,
  cancel: 'End the selection',
  merge: 'Merge',
  pin: 'Pin',
  unpin: 'Unpin',
  export: 'Export',
  remove: 'Delete',
  trash: 'Trash',
  trashHelp: 'What is here goes for good after 30 days.',
  trashEmpty: 'The trash is empty. What you delete stays here for 30 days.',
  restore: 'Restore',
  restoreOne: (title: string) => `Restore ${title}`,
  emptyTrash: 'Empty the trash',
  deleteForGood: (count: number) => `Delete ${plural(count, { one: 'dictation', other: 'dictations' })} for good`,
};

/** The list and its rows. */
export const rows = {
  empty: 'Your dictations will be listed here. They stay on this device.',
  actions: (title: string) => `Actions for ${title}`,
  rename: 'Rename',
  remove: 'Delete',
  pinned: 'Pinned',
  fleeting: 'not stored',
  select: 'Select',
  name: 'Name',
  untitled: 'Untitled',
  now: 'now',
  fromFile: 'from a file',
};
