/** What is opened from the library, in German. */

import type * as en from '../en/library-panels.ts';
import { size } from '../figures/amounts.ts';
import { plural } from '../format.ts';

export const search: typeof en.search = {
  searching: 'Suche läuft …',
  found: (total) =>
    total === 0 ? 'Nichts gefunden' : `${plural(total, { one: 'Diktat', other: 'Diktate' })} gefunden`,
  when: 'Zeit',
  periods: { day: 'Heute', week: 'Letzte 7 Tage', month: 'Letzte 30 Tage', year: 'Letztes Jahr' },
  length: 'Länge',
  lengths: { short: 'Unter einer Minute', middle: '1 bis 10 Minuten', long: 'Über 10 Minuten' },
  source: 'Quelle',
  sources: { microphone: 'Mikrofon', file: 'Aus einer Datei' },
  language: 'Sprache',
  model: 'Modell',
  tag: 'Schlagwort',
  pinned: 'Nur angeheftete',
};

export const exports: typeof en.exports = {
  title: (count) => (count === 1 ? 'Exportieren' : `${plural(count, { one: 'Diktat', other: 'Diktate' })} exportieren`),
  format: 'Format',
  formats: {
    txt: 'Text',
    md: 'Markdown',
    docx: 'Word',
    srt: 'SRT',
    vtt: 'WebVTT',
    html: 'Webseite',
    json: 'JSON',
  },
  facts: {
    txt: 'Nur die Wörter, für jedes Programm.',
    md: 'Überschriften, und oben die Eckdaten, für Notizprogramme.',
    docx: 'Ein Dokument für Word, Pages, LibreOffice oder Google Docs.',
    srt: 'Untertitel, die jeder Videoplayer liest.',
    vtt: 'Untertitel für das Web.',
    html: 'Eine Seite, auf der jedes Wort seine Zeit hat.',
    json: 'Alles, mit Zeiten und damit, wie sicher das Modell war, für andere Programme.',
  },
  files: 'Dateien',
  fileChoices: { each: 'Je eine, in einer ZIP-Datei', one: 'Alle in einer' },
  preview: 'Vorschau',
  more: (rest) => `… und ${plural(rest, { one: 'weiteres Zeichen', other: 'weitere Zeichen' })}`,
  noTimes: 'Zu diesem Text gibt es keinen Ton, also auch keine Zeiten für Untertitel.',
  file: (name, bytes) => `${name} · ${size(bytes)}`,
  save: 'Speichern',
  copy: 'Kopieren',
  copyFormatted: 'Formatiert kopieren',
  share: 'Teilen',
  copied: 'Kopiert. Füge den Text ein, wo du ihn brauchst.',
};

export const backup: typeof en.backup = {
  title: 'Sicherung',
  make: 'Alles in einer Datei',
  makeHelp:
    'Diktate mit ihren Versionen, behaltener Ton, Einstellungen und Textregeln. Sprachmodelle sind nicht dabei: Sie lassen sich wieder laden.',
  passphrase: 'Passphrase, wenn du eine willst',
  passphraseHelp:
    'Mit ihr wird die Datei verschlüsselt, und ohne sie öffnet sie niemand: Sotto kann sie nicht wiederherstellen.',
  save: 'Sicherung speichern',
  making: 'Sicherung wird geschrieben …',
  made: 'Die Sicherung liegt bei deinen Downloads.',
  restore: 'Etwas hereinholen',
  restoreHelp:
    'Eine Sicherung ergänzt, was hier fehlt, und ändert nichts, was da ist. Aus Texten, Untertiteln und JSON werden Diktate.',
  choose: 'Sicherung wiederherstellen',
  texts: 'Texte importieren',
  restoring: 'Wird gelesen …',
  isSealed: 'Diese Sicherung ist verschlüsselt. Gib ihre Passphrase ein.',
  passphraseOf: (name) => `Passphrase von ${name}`,
  open: 'Wiederherstellen',
  restored: (added) =>
    added === 0
      ? 'Alles darin war schon hier.'
      : `${plural(added, { one: 'Diktat', other: 'Diktate' })} wiederhergestellt.`,
  show: 'Neu laden, um sie zu sehen',
  broughtIn: (count) => `${plural(count, { one: 'Text', other: 'Texte' })} importiert.`,
};
