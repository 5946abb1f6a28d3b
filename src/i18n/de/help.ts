/** The texts of the help and of the keys that it explains, in German. */

import type * as en from '../en/help.ts';

export const words: typeof en.words = {
  title: 'Hilfe',
  keys: 'Tasten',
  key: { space: 'Leertaste', enter: 'Eingabe', hold: 'Halten', remove: 'Entf', or: 'oder' },
  press: 'Dasselbe, auf dem runden Knopf',
  hold: 'Sprechen, solange du hältst; Loslassen beendet',
  rename: 'Das Diktat umbenennen, auf dem in der Liste der Fokus liegt',
  remove: 'Das Diktat löschen, auf dem in der Liste der Fokus liegt; das lässt sich rückgängig machen',
  lettersOff: 'Die Tasten der Seite sind in den Einstellungen abgeschaltet.',
  limits: 'Was eine Seite nicht kann',
  limitsBody:
    'Sotto ist eine Seite in deinem Browser. Solange ein anderes Programm im Vordergrund ist, kann sie auf keine Taste hören, und in andere Programme schreiben kann sie nicht. Beende und kopiere, und füge den Text dann ein, wo du ihn brauchst.',
  diagnostics: 'Wie schnell es hier ist',
  diagnosticsBody: 'Sotto misst sich selbst, während du diktierst. Die Messwerte bleiben auf diesem Gerät.',
  openDiagnostics: 'Diagnose öffnen',
  benchBody:
    'Der Benchmark spielt Sotto Aufnahmen vor, nimmt die Zeit und vergleicht mit einem anderen Programm und mit anderen Geräten.',
  openBench: 'Benchmark öffnen',
};

export const commands: typeof en.commands = {
  toggle: 'Aufnahme starten oder beenden; halten zum Sprechen',
  finish: 'Beenden und kopieren, während der Aufnahme',
  cancel: 'Aufnahme abbrechen; das lässt sich rückgängig machen',
  mini: 'Minifenster öffnen, während der Aufnahme',
  mode: 'Wählen, wie Text geschrieben wird',
  search: 'Diktate durchsuchen',
  next: 'Das nächstältere Diktat öffnen',
  last: 'Das nächstneuere Diktat öffnen',
  help: 'Hilfe öffnen',
};

export const keys: typeof en.keys = {
  change: (does, key) => `${does}: ${key || 'keine Taste'}. Ändern`,
  none: 'keine',
  press: 'Taste drücken …',
  remove: (does) => `Keine Taste für: ${does}`,
  taken: (key, does) => `${key} ist vergeben: ${does}.`,
  unfit: 'Diese Taste gehört dem Browser. Wähle einen Buchstaben, ein Zeichen oder eine Funktionstaste.',
  reset: 'Alle wie am Anfang',
};

/** Where an address leads to nothing. */
export const lost: typeof en.lost = {
  title: 'Hier ist nichts',
  help: 'Unter dieser Adresse gibt es keine Seite. Vielleicht wurde ein Diktat gelöscht, oder es liegt in einem anderen Browser.',
  toDictation: 'Zum Diktat',
};
