/** The list of dictations, and order among them: selection, pins and the trash. */

import { timeOfDay } from '../figures/dates.ts';
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

/** What was taken away, and how it comes back. */
export const undo = {
  undo: 'Undo',
  undoOne: (what: string) => `Undo: ${what}`,
  trashed: (title: string) => `“${title || rows.untitled}” moved to the trash.`,
  trashedMany: (count: number) => `${count} dictations moved to the trash.`,
  merged: (count: number) => `${count} dictations merged.`,
  split: (title: string) => `“${title || rows.untitled}” split in two.`,
  cancelled: 'Recording cancelled.',
  discarded: 'Recording discarded.',
  ruleRemoved: (from: string) => `Rule for “${from}” deleted.`,
  modeRemoved: (name: string) => `Mode “${name}” deleted.`,
  modeReset: (name: string) => `Mode “${name}” is as it came again.`,
  untagged: (tag: string) => `Tag “${tag}” removed.`,
  recordings: 'Cancelled recordings',
  recordingsHelp: 'What you cancel or discard stays here for a day.',
  recording: (startedAt: number) => `Recording from ${timeOfDay(startedAt)}`,
  bringBack: 'Bring back',
  bringBackOne: (what: string) => `Bring back: ${what}`,
  others: 'Since this page was opened',
  othersHelp: 'What else you took away can come back until the page is closed.',
};

/** An edit of a text that is not as it was. */
export const edits = {
  apart: 'Not saved there: this text was changed or deleted in another window',
  apartHelp: 'What you typed is kept as a dictation of its own, in the list.',
};

/** What was tried, before the reason why it failed. */
export const actions = {
  tag: 'Change tags',
  split: 'Split',
  discard: 'Discard',
  measure: 'Measure the storage',
  deleteAll: 'Delete everything',
  sweep: 'Remove what is too old',
};
