/** The list of dictations, and order among them, in German. */

import type * as en from '../en/shelf.ts';
import { timeOfDay } from '../figures/dates.ts';
import { number, plural } from '../format.ts';

export const words: typeof en.words = {
  selection: 'Ausgewählte Diktate',
  selected: (count) => `${number(count)} ausgewählt`,
  cancel: 'Auswahl beenden',
  merge: 'Zusammenfügen',
  pin: 'Anheften',
  unpin: 'Lösen',
  export: 'Exportieren',
  remove: 'Löschen',
  trash: 'Papierkorb',
  trashHelp: 'Was hier liegt, wird nach 30 Tagen endgültig gelöscht.',
  trashEmpty: 'Der Papierkorb ist leer. Gelöschtes bleibt hier 30 Tage.',
  restore: 'Wiederherstellen',
  restoreOne: (title) => `${title} wiederherstellen`,
  emptyTrash: 'Papierkorb leeren',
  deleteForGood: (count) => `${plural(count, { one: 'Diktat', other: 'Diktate' })} endgültig löschen`,
};

export const rows: typeof en.rows = {
  empty: 'Hier erscheinen deine Diktate. Sie bleiben auf diesem Gerät.',
  actions: (title) => `Aktionen für ${title}`,
  rename: 'Umbenennen',
  remove: 'Löschen',
  pinned: 'Angeheftet',
  fleeting: 'nicht gespeichert',
  select: 'Auswählen',
  name: 'Name',
  untitled: 'Ohne Titel',
  now: 'jetzt',
  fromFile: 'aus einer Datei',
};

export const undo: typeof en.undo = {
  undo: 'Rückgängig',
  undoOne: (what) => `Rückgängig: ${what}`,
  trashed: (title) => `„${title || rows.untitled}“ in den Papierkorb verschoben.`,
  trashedMany: (count) => `${count} Diktate in den Papierkorb verschoben.`,
  merged: (count) => `${count} Diktate zusammengefügt.`,
  split: (title) => `„${title || rows.untitled}“ in zwei geteilt.`,
  cancelled: 'Aufnahme abgebrochen.',
  discarded: 'Aufnahme verworfen.',
  ruleRemoved: (from) => `Regel für „${from}“ gelöscht.`,
  modeRemoved: (name) => `Modus „${name}“ gelöscht.`,
  modeReset: (name) => `Modus „${name}“ ist wieder wie am Anfang.`,
  untagged: (tag) => `Schlagwort „${tag}“ entfernt.`,
  recordings: 'Abgebrochene Aufnahmen',
  recordingsHelp: 'Was du abbrichst oder verwirfst, bleibt hier einen Tag.',
  recording: (startedAt) => `Aufnahme von ${timeOfDay(startedAt)} Uhr`,
  bringBack: 'Zurückholen',
  bringBackOne: (what) => `${what} zurückholen`,
  others: 'Seit dem Öffnen dieser Seite',
  othersHelp: 'Was du sonst entfernt hast, kann zurückkommen, bis du die Seite schließt.',
};

export const edits: typeof en.edits = {
  apart: 'Dort nicht gespeichert: Dieser Text wurde in einem anderen Fenster geändert oder gelöscht',
  apartHelp: 'Was du getippt hast, steht als eigenes Diktat in der Liste.',
};

export const actions: typeof en.actions = {
  tag: 'Schlagwörter ändern',
  split: 'Teilen',
  discard: 'Verwerfen',
  measure: 'Speicher messen',
  deleteAll: 'Alles löschen',
  sweep: 'Altes entfernen',
};
