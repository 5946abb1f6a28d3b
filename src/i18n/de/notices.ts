/** Short messages above the dock, in German. */

import type * as en from '../en/notices.ts';

export const words: typeof en.words = {
  code: (code) => `Code: ${code}`,
  label: 'Meldungen',
  about: (what, title) => `${what}: ${title}`,
  dismiss: 'Ausblenden',
  copied: 'Kopiert. Füge den Text ein, wo du ihn brauchst.',
  saved: 'Gespeichert.',
  handedOver: 'Jetzt nimmt ein anderes Fenster auf. Was hier gesagt wurde, bleibt.',
  engineRestarted: 'Die Erkennung wurde neu gestartet und läuft weiter.',
  journalWorks: 'Die Aufnahme wird wieder auf dem Datenträger gesichert.',
  isolated: 'Die Seite wurde einmal neu geladen, damit Sotto den ganzen Prozessor nutzen kann.',
  offline: 'Offline: Alles funktioniert.',
  nothingHeard: 'Es war nichts zu hören, deshalb wurde nichts gespeichert.',
};

export const actions: typeof en.actions = {
  show: 'Seite zeigen',
  open: 'Öffnen',
  list: 'Liste lesen',
  save: 'Speichern',
  keep: 'Text behalten',
  rename: 'Umbenennen',
  remove: 'Löschen',
};
