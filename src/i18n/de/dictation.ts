/** The dictation in progress, and the invitation to start one, in German. */

import type * as en from '../en/dictation.ts';
import { duration, seconds } from '../format.ts';

export const phases: typeof en.phases = {
  read: 'Modell wird gelesen',
  compile: 'Modell wird vorbereitet',
  'warm-up': 'Modell läuft warm',
};

export const invitation: typeof en.invitation = {
  title: 'Sprich, und es steht da',
  body: 'Sotto macht auf diesem Gerät aus Sprache Text. Nichts davon wird irgendwohin gesendet, und es geht auch offline.',
  understands: (languages) => ` Sotto versteht ${languages}.`,
  press:
    'Ein Druck auf den runden Knopf startet die Aufnahme, ein zweiter beendet sie. Oder halte ihn, solange du sprichst.',
};

export const live: typeof en.live = {
  title: 'Neues Diktat',
  jump: 'Zum neuesten Text',
  back: 'Zurück zur Aufnahme',
};

export const states: typeof en.states = {
  idle: 'Bereit',
  arming: 'Warten auf das Mikrofon …',
  recording: 'Sotto hört zu',
  finishing: 'Die letzten Wörter kommen …',
  failed: 'Keine Aufnahme',
  hold: 'Sotto hört zu. Loslassen beendet',
  early: 'Aufnahme läuft. Der Text folgt, sobald das Modell bereit ist',
  stopsSoon: 'Es ist still, und die Aufnahme endet gleich. Mit „Weiter aufnehmen“ geht sie weiter',
};

export const dock: typeof en.dock = {
  label: 'Aufnahme',
  record: 'Aufnehmen',
  stop: 'Beenden',
  next: 'Wird fertig; die nächste beginnt sofort',
  hint: 'Drücken zum Starten, halten zum Sprechen',
  noKey: 'Drücken, oder halten und sprechen',
  mini: 'Minifenster',
  cancel: 'Abbrechen',
  finishAndCopy: 'Beenden und kopieren',
  copy: 'Kopieren',
  stopsIn: (left) => `Endet in ${left}`,
  goOn: 'Weiter aufnehmen',
  escape: 'Esc',
};

export const words: typeof en.words = {
  lost: (lostMs) => `Verlorener Ton: ungefähr ${seconds(lostMs / 1000)}.`,

  behind: (late) => `Der Text ist ${duration(late)} hinter dir`,
  behindHelp: 'Nichts geht verloren: Er holt auf, auch nach dem Beenden.',

  engineFailed: 'Das Sprachmodell konnte nicht gestartet werden',
};
