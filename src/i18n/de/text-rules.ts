/** The texts of the page of text rules, in German. */

import type * as en from '../en/text-rules.ts';
import { number, plural } from '../format.ts';

export const ruleErrors: typeof en.ruleErrors = {
  'rules-unreadable': {
    title: 'Das ist keine Datei mit Textregeln',
    help: 'Es geht mit einer Datei, die Sotto exportiert hat, oder einer Tabelle mit den Spalten „from“ und „to“. Deine Regeln sind, wie sie waren.',
  },
  'rules-too-many': {
    title: 'Das sind mehr Regeln, als Sotto behalten kann',
    help: 'Höchstens 10.000 haben Platz. Keine wurde hinzugefügt, und deine Regeln sind, wie sie waren.',
  },
  'rule-pattern': {
    title: 'Dieser reguläre Ausdruck lässt sich nicht lesen',
    help: 'Die Regel ist abgeschaltet. Lookarounds und Rückverweise sind nicht bekannt; Gruppen, Klassen und Wiederholungen schon.',
  },
  'rule-slow': {
    title: 'Diese Regel braucht zu lange',
    help: 'Die Regel ist abgeschaltet, und der Text blieb, wie er war. Beschreib genauer, was gefunden werden soll.',
  },
  'rule-circular': {
    title: 'Diese Regel führt zu sich selbst zurück',
    help: 'Die Regel ist abgeschaltet: Was sie schreibt, würde endlos ersetzt. Lass sie etwas anderes suchen, als sie schreibt.',
  },
};

export const words: typeof en.words = {
  title: 'Textregeln',
  tryOut: 'Ausprobieren',
  tryOutHelp: 'Was du hier schreibst, durchläuft die Regeln wie Gesprochenes. Änderungen sind unterstrichen.',
  tryOutExample: 'Hallo, Komma, das ist, ähm, ein Test',
  said: 'Gesagt',
  written: 'Geschrieben',
  unchanged: 'Es ändert sich nichts.',
  changes: (count) => plural(count, { one: 'Änderung', other: 'Änderungen' }),
  own: 'Deine eigenen Regeln',
  find: 'Regel suchen',
  found: (count) => plural(count, { one: 'Regel', other: 'Regeln' }),
  firstShown: (count) => `Die ersten ${number(count)} werden angezeigt. Andere findest du über ein Wort daraus.`,
  empty: 'Noch gibt es keine. Einige, die andere haben:',
  examples: [
    { from: ['sodo', 'soto'], to: 'Sotto' },
    { from: ['meine adresse'], to: 'Musterstraße 1, 12345 Musterstadt' },
    { from: ['n acht n'], to: 'n8n' },
  ],
  addExample: (from, to) => `Hinzufügen: statt ${from} immer ${to} schreiben`,
  add: 'Neue Regel',
  edit: (name) => `Regel für ${name} bearbeiten`,
  cancel: 'Abbrechen',
  earlier: (name) => `Regel für ${name} nach oben`,
  later: (name) => `Regel für ${name} nach unten`,
  order: 'Passen zwei Regeln auf dieselben Wörter, gilt die obere.',
  mostUsed: 'Am häufigsten verwendet',
  from: 'Statt',
  fromHelp: 'Eine Form je Zeile: Aus allen wird dasselbe.',
  to: 'immer schreiben',
  kind: 'Es ist ein regulärer Ausdruck',
  kindHelp: 'Im Geschriebenen steht $1 für seine erste Gruppe.',
  letterCase: 'Großschreibung',
  letterCases: { follow: 'Wie gesprochen', ignore: 'Wie hier geschrieben', exact: 'Muss übereinstimmen' },
  within: 'Auch innerhalb von Wörtern',
  withinHelp: 'Sonst werden nur ganze Wörter ersetzt.',
  language: 'Sprache',
  anyLanguage: 'Jede Sprache',
  save: 'Regel speichern',
  fromMissing: 'Gib an, was ersetzt werden soll.',
  on: (name) => `Anwenden: ${name}`,
  remove: (name) => `Regel für ${name} löschen`,
  rule: (from, to) => `${from} → ${to === '' ? 'nichts' : to}`,
  uses: (count) => (count === 0 ? 'noch nicht verwendet' : `${number(count)}-mal verwendet`),
  files: 'Import und Export',
  bringIn: 'Importieren …',
  broughtIn: (count) => `${plural(count, { one: 'Regel', other: 'Regeln' })} hinzugefügt.`,
  exportJson: 'Als JSON exportieren',
  exportCsv: 'Als CSV exportieren',
};
