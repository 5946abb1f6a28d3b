/** The page of one transcript: its tools, tags, versions and player, in German. */

import type * as en from '../en/transcript.ts';
import { figure } from '../figures/bench-amounts.ts';
import { duration, plural } from '../format.ts';

export const words: typeof en.words = {
  text: 'Text',
  title: 'Titel',
  editTitle: 'Umbenennen',
  noWords: 'Es wurden keine Wörter erkannt. Du kannst hier schreiben.',
  tools: 'Werkzeuge',
  listen: 'Anhören',
  fleeting: 'Nicht gespeichert: weg, sobald diese Seite geschlossen wird.',
  keep: 'Behalten',
  continue: 'Weiterdiktieren',
  spokenInto: 'Was du sagst, kommt an die Einfügemarke.',
  pin: 'Oben anheften',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  versions: (count) => (count > 1 ? `${count} Versionen` : 'Versionen'),
  writeAgain: 'In einem Modus schreiben …',
  recogniseAgain: 'Noch einmal erkennen …',
  note: 'Zu diesen Wörtern',
  wasRecognised: (text) => `Erkannt: „${text}“`,
  takeBack: 'So schreiben',
  always: (mistake) => `Statt „${mistake}“ immer … schreiben`,
  mistakeTitle: 'Immer anders schreiben',
  mistakeFor: 'Statt',
  mistakeTo: 'Immer schreiben',
  mistakeHelp: 'In allem, was von jetzt an gesprochen oder transkribiert wird.',
  looking: 'Deine Texte werden durchgesehen …',
  changesNone: 'In deinen Texten würde sich nichts ändern.',
  changesSome: (count) => plural(count, { one: 'Text würde sich ändern', other: 'Texte würden sich ändern' }),
  more: (count) => `${count} weitere zeigen`,
  saveRule: 'Speichern',
  saveAndChange: 'Speichern und diese auch ändern',
  cancel: 'Abbrechen',
  export: 'Exportieren',
  split: 'Hier teilen',
  trash: 'In den Papierkorb',
  tags: 'Schlagwörter',
  addTag: 'Schlagwort',
  newTag: 'Neues Schlagwort',
  removeTag: (tag) => `Schlagwort ${tag} entfernen`,
  versionsTitle: 'Versionen',
  versionsHelp:
    'Nichts wird überschrieben. Vergleiche zwei Texte: Was der zweite hinzufügt, ist unterstrichen, was er weglässt, durchgestrichen.',
  from: 'Von',
  to: 'Nach',
  version: (number) => `Version ${number}`,
  asRecognised: 'wie erkannt',
  inUse: 'in Gebrauch',
  use: (number) => `Version ${number} verwenden`,
  changes: 'Änderungen',
  noChanges: 'Diese beiden Texte sind gleich.',
};

export const player: typeof en.player = {
  label: 'Wiedergabe',
  play: 'Abspielen',
  pause: 'Pause',
  place: 'Stelle in der Aufnahme',
  placeOf: (now, length) => `${now} von ${length}`,
  speed: 'Tempo',
  times: (speed) => figure(speed, 'ratio'),
  skipSilence: 'Stille überspringen',
  saveCompressed: (size) => `Speichern (${size})`,
  saveWav: 'Als WAV speichern',
  close: 'Wiedergabe schließen',
};

export const again: typeof en.again = {
  title: 'Noch einmal erkennen',
  help: 'Der gespeicherte Ton wird mit dem, was du hier wählst, als neue Version erkannt. Nichts wird überschrieben, und deine Einstellungen bleiben, wie sie sind.',
  model: 'Modell',
  best: (name) => `${name} (das beste, das du hast)`,
  language: 'Sprache',
  anyLanguage: 'Das Modell entscheiden lassen',
  busy: 'Das kann beginnen, wenn die Aufnahme oder die Datei fertig ist.',
  start: 'Erkennen',
  models: 'Weitere Modelle …',
  nothing: 'Es wurden keine Wörter erkannt. Der Text bleibt, wie er ist.',
  added: 'Noch einmal erkannt. Der Text von vorher ist bei den Versionen.',
};

const strategyTo = { ring: 'nur live', classic: 'am Ende', progressive: 'verbessert' };
const strategyWhy: Record<string, string> = {
  slow: 'der Text kam zu langsam',
  behind: 'der Text kam nicht nach',
  alone: 'ein genaueres Modell ist nicht da',
  memory: 'zu wenig Speicher für zwei Modelle',
  battery: 'der Akku war fast leer',
  hot: 'das Gerät war überlastet',
  room: 'dafür war Platz',
  file: 'eine Datei hat keinen Live-Text',
  recorded: 'eine fertige Aufnahme hat keinen Live-Text',
  server: 'ein Server hat sie gehört',
};

export const strategyWords: typeof en.strategyWords = {
  title: 'Strategie',
  label: 'Wann deine Wörter erscheinen',
  names: {
    ring: 'Während du sprichst',
    classic: 'Nach dem Beenden',
    progressive: 'Sofort, dann besser',
    auto: 'Wie das Gerät es zulässt',
  },
  helps: {
    ring: 'Satz für Satz. Noch unsichere Wörter sind heller.',
    classic: 'Alles wird auf einmal erkannt: am besten für wenige Sätze, und bis dahin gibt es nichts zu lesen.',
    progressive:
      'Ein zweites, genaueres Modell hört im Hintergrund die ganze Aufnahme noch einmal und ersetzt, was es anders versteht. Was du selbst änderst, bleibt.',
    auto: 'Eine der anderen, je nachdem, wie schnell der Text kommt, und nach Speicher, Akku und Wärme. Gewechselt wird nur zwischen Sätzen, und jedes Transkript sagt, warum.',
  },
  improve: 'Text verbessern',
  exact: 'Verbessert von',
  isBest: (name) => `${name}, mit dem du diktierst, ist das beste, das du hast: Nichts verbessert seinen Text.`,
  writeFirst: (name) => `Zuerst ${name} schreiben lassen`,
  noExact: 'Ein genaueres Modell ist noch nicht da.',
  getExact: 'Modelle …',
  waiting: {
    ring: 'Sprich einfach. Deine Worte erscheinen hier.',
    classic: 'Sprich einfach. Deine Worte erscheinen nach dem Beenden.',
    progressive: 'Sprich einfach. Deine Worte erscheinen hier und werden besser.',
    auto: 'Sprich einfach. Deine Worte erscheinen hier.',
  },
  written: {
    ring: 'Live geschrieben',
    classic: 'Am Ende geschrieben',
    progressive: 'Schrittweise geschrieben',
    auto: 'Geschrieben, wie das Gerät es zuließ',
  },
  changed: (to, reason) => `${strategyTo[to]}: ${strategyWhy[reason] ?? reason}`,
  heard: (strategy, reason) => {
    const how = strategy === 'classic' ? 'In langen Stücken erkannt' : 'Stück für Stück erkannt';
    return reason === undefined ? how : `${how}: ${strategyWhy[reason] ?? reason}`;
  },
  isTooMuch: (seconds) =>
    `Bis ${duration(Math.floor(seconds))} bleibt der Text, wie er zuerst geschrieben wurde: Zu viel Ton wartete auf die Verbesserung, und keiner wird behalten.`,
  improving: (seconds) =>
    seconds === null ? 'Wird noch verbessert …' : `Wird noch verbessert, noch ${duration(Math.ceil(seconds))}`,
};

export const sentWords: typeof en.sentWords = {
  mark: (hosts) => `Erkannt von ${hosts.join(', ')}: Der Ton hat dieses Gerät verlassen`,
  version: (host, amount) => `von ${host}, ${amount} gesendet`,
};
