/** Order among dictations: selection, pins and the trash. */

import { plural } from '../format.ts';

export const words = {
  selection: 'Selected dictations',
  selected: (count: number) => `${count} selected`,
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
