/** Files that are dropped, and those that are transcribed, in German. */

import type * as en from '../en/files.ts';
import { plural } from '../format.ts';

export const words: typeof en.words = {
  drop: 'Zum Transkribieren ablegen',
  dropHelp: 'Ton oder Video, auch ein ganzer Ordner. Alles bleibt auf diesem Gerät.',
  running: (name) => `${name} wird transkribiert`,
  done: (done, all) => (all === null ? done : `${done} von ${all}`),
  left: (time) => `noch ${time}`,
  cancel: 'Abbrechen',
  list: 'Dateien',
  runningOf: (number, count) => `Datei ${number} von ${count} wird transkribiert`,
  ended: (done, failed) =>
    failed === 0
      ? `${plural(done, { one: 'Datei', other: 'Dateien' })} transkribiert`
      : `${done} von ${done + failed} Dateien transkribiert`,
  pausedOf: (left) => `${plural(left, { one: 'Datei', other: 'Dateien' })} angehalten`,
  cancelAll: 'Alle abbrechen',
  pauseAll: 'Alle anhalten',
  pause: 'Anhalten',
  goOn: 'Fortsetzen',
  paused: 'Angehalten',
  pausedOne: (name) => `${name} ist angehalten`,
  pauseOne: (name) => `${name} anhalten`,
  goOnOne: (name) => `${name} fortsetzen`,
  addFolder: 'Ordner hinzufügen …',
  clear: 'Leeren',
  waiting: 'Wartet',
  transcribed: 'Transkribiert',
  withheld: (seconds) => `${seconds} Ton ohne Text`,
  open: 'Öffnen',
  retry: 'Noch einmal',
  chooseAgain: 'Neu auswählen',
  chooseOther: 'Andere Datei wählen',
  cancelOne: (name) => `${name} abbrechen`,
  advance: (name) => `${name} vorziehen`,
  failed: (name, what) => `${name}: ${what}`,
  format: (name) => `Es ist ${name}.`,
  archive: (name) => `Es ist ein Archiv (${name}). Entpacke es und wähle die Aufnahmen darin.`,
  noSound: (name) => `Es ist ${name} und hat keinen Ton. Wähle eine Audio- oder Videodatei.`,
  more: (count) => `und ${count} weitere`,
  arrived: (names) => `${names} kam von einem anderen Programm oder einer anderen Seite`,
  arrivedHelp: 'Nimm es nur an, wenn du es selbst geteilt hast.',
  take: 'Annehmen',
};
