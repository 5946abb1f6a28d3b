/** The texts of the page of models, in German. */

import type { Precision } from '../../protocol/model.ts';
import type { InstallPhase } from '../../protocol/models.ts';
import type { Backend } from '../../protocol/runtime.ts';
import type * as en from '../en/models.ts';
import { roughSize, size } from '../figures/amounts.ts';
import { figure } from '../figures/bench-amounts.ts';
import { precisionIn } from '../figures/precision.ts';
import { timeLeftIn } from '../figures/time-left.ts';
import { languageName, number, plural, seconds } from '../format.ts';
import { errors } from './errors.ts';

const phases: Record<InstallPhase, string> = {
  look: 'Dateien werden angesehen',
  download: 'Wird geladen',
  verify: 'Dateien werden geprüft',
};

export const errorsHere: typeof en.errorsHere = {
  'model-unknown': {
    title: 'Das ist kein Modell, das Sotto kennt',
    help: 'Sotto führt Modelle von Moonshine, Whisper, Parakeet und CTC im Format ONNX aus. Gesucht wurde:',
  },
  'model-incomplete': {
    title: 'Von diesem Modell fehlen Dateien',
    help: 'Wähle eine Quelle, die alle hat. Es fehlen:',
  },
  'model-unsupported': {
    title: 'Diese Version von Sotto kann Modelle dieser Art noch nicht ausführen',
    help: 'Es bleibt auf diesem Gerät, bis du es löschst.',
  },
  'model-missing': {
    title: 'Das Modell ist nicht mehr auf diesem Gerät',
    help: 'Der Browser hat es entfernt. Lade es noch einmal.',
  },
  'model-damaged': {
    title: 'Einige Dateien dieses Modells sind defekt',
    help: 'Repariere es: Nur was defekt ist, wird neu geladen.',
  },
  'install-elsewhere': {
    title: 'Ein anderes Fenster lädt das gerade',
    help: 'Es erscheint hier, sobald es dort fertig ist.',
  },
  'hub-unreachable': {
    title: 'Der Modellserver ist nicht erreichbar',
    help: 'Was schon geladen ist, bleibt. Prüf das Netz und versuch es noch einmal.',
  },
  'hub-missing': {
    title: 'Dieses Modell gibt es auf dem Modellserver nicht',
    help: 'Prüf den Namen: Er lautet BESITZER/NAME.',
  },
  'hub-gated': {
    title: 'Dieses Modell verlangt eine Anmeldung bei seinem Server',
    help: 'Lade es dort mit deinem Browser herunter und füge es hier als Ordner hinzu, oder wähle ein anderes.',
  },
  'hub-busy': {
    title: 'Der Modellserver ist ausgelastet',
    help: 'Was schon geladen ist, bleibt. Warte eine Minute und versuch es noch einmal.',
  },
  'hub-answer': {
    title: 'Der Modellserver hat etwas anderes als das Modell geschickt',
    help: 'Was schon geladen ist, bleibt. Versuch es noch einmal oder wähle einen anderen Server.',
  },
  'storage-full': {
    title: 'Für dieses Modell ist kein Platz mehr',
    help: 'Was schon geladen ist, bleibt, bis du es löschst. Du hast die Wahl:',
  },
  'storage-gone': {
    title: 'Der Browser hat den Speicher geschlossen',
    help: 'Schließ diese Seite und öffne sie wieder. Gespeichertes ist nicht betroffen.',
  },
  'backend-unsupported': {
    title: 'Dieses Gerät kann diese Version des Modells nicht ausführen',
    help: 'Ihre Gewichte sind für einen Grafikprozessor, meist einen, der in halber Genauigkeit rechnet (shader-f16). Wähle eine Version mit acht Bit.',
  },
  'out-of-memory': {
    title: 'Dieses Gerät hat zu wenig Arbeitsspeicher für dieses Modell',
    help: 'Schließ andere Tabs und Programme und versuch es noch einmal, oder nimm ein kleineres Modell.',
  },
  'thread-died': {
    title: 'Das ist unerwartet stehen geblieben',
    help: 'Was schon geladen ist, bleibt. Versuch es noch einmal.',
  },
  'timed-out': {
    title: 'Das hat zu lange gedauert',
    help: 'Was schon geladen ist, bleibt. Versuch es noch einmal.',
  },
  'bad-argument': {
    title: 'Das ist nicht der Name eines Modells',
    help: 'Er lautet BESITZER/NAME, etwa onnx-community/moonshine-base-ONNX.',
  },
  'file-empty': {
    title: 'Der Ordner ist leer',
    help: 'Wähle den Ordner, in dem die Dateien des Modells liegen.',
  },
};

export const words: typeof en.words = {
  title: 'Sprachmodelle',
  intro: 'Ein Modell wird einmal geladen und geprüft. Danach funktioniert es offline.',
  here: 'Auf diesem Gerät',
  available: 'Weitere Modelle',
  availableHelp: 'Größere Modelle machen weniger Fehler und brauchen mehr Zeit und Arbeitsspeicher.',
  none: 'Alle Modelle der Liste sind auf diesem Gerät.',
  reading: 'Es wird nachgesehen, was auf diesem Gerät ist …',

  errorText: (code) => errorsHere[code] ?? errors[code],
  phases,
  retrying: (attempt, inMs) =>
    `Verbindung abgebrochen. Versuch ${attempt} in ${plural(Math.ceil(inMs / 1000), { one: 'Sekunde', other: 'Sekunden' })}`,

  embedded: 'In Sotto enthalten',
  inUse: 'In Gebrauch',
  inMemory: 'Im Arbeitsspeicher, bis du dieses Fenster schließt',
  otherLanguages: (count) =>
    `Es findet selbst heraus, welche seiner ${count} Sprachen gesprochen wird. Jede andere kommt falsch heraus, in lateinischen Buchstaben: Nimm dafür Whisper.`,
  generic:
    'Allgemeine Engine: kein Text während des Sprechens, langsamer. Der Text kommt, wenn du pausierst oder beendest.',
  words: (percent) => `${figure(percent / 100, 'share')} Wortfehler, laut Veröffentlichung`,
  memory: (bytes) => `${roughSize(bytes)} Arbeitsspeicher`,
  tooLarge: (bytes, budget) =>
    `Es braucht ungefähr ${roughSize(bytes)} Arbeitsspeicher. Auf diesem Gerät sollte Sotto höchstens ${roughSize(budget)} belegen, es kann also langsam sein oder scheitern.`,

  speed: (factor, backend) => `Auf diesem Gerät: ${pace(factor)}, ${place(backend)}`,
  late: 'Während du sprichst, kommt der Text verspätet.',
  wrong: 'Auf diesem Gerät: Es lieferte nicht die richtigen Wörter',
  silent:
    'Auf diesem Gerät: Es hörte in deutlicher Sprache keine Wörter, wie ein Modell, dessen Dateien oder Zahlen nicht stimmen',
  untested: 'Auf diesem Gerät noch nicht getestet',
  test: 'Auf diesem Gerät testen',
  testAgain: 'Noch einmal testen',
  testing: (done, of) => (of > 0 ? `Test läuft, ${done} von ${of}` : 'Test läuft'),
  stopTest: 'Test beenden',

  download: 'Laden',
  downloadLabel: (name, bytes) => `${name} laden${bytes === null ? '' : `, ${size(bytes)}`}`,
  queued: 'Wartet, bis es an der Reihe ist',
  pause: 'Anhalten',
  cancel: 'Abbrechen',
  goOn: 'Fortsetzen',
  paused: (stored, bytes) => `Angehalten bei ${size(stored)} von ${size(bytes)}`,
  damaged: 'Einige seiner Dateien fehlen oder sind defekt.',
  repair: 'Reparieren',
  use: 'Verwenden',
  switching: 'Wird geladen …',
  remove: 'Löschen',
  removeAsk: (bytes) => `${size(bytes)} von diesem Gerät löschen?`,
  removeInUse: (name) => `Sotto nimmt dann wieder ${name}.`,
  keep: 'Behalten',
  verify: 'Dateien prüfen',
  verified: 'Alle Dateien sind in Ordnung.',
  details: 'Details',
  retry: 'Noch einmal',
  more: (count) => `und ${count} weitere`,
  actionFor: (action, name) => `${action}: ${name}`,
  folderAgain: 'Ordner noch einmal wählen',

  progress: (bytes, total) => `${size(bytes)} von ${size(total)}`,
  timeLeft,

  fact: {
    id: 'Name bei der Quelle',
    languages: 'Sprachen',
    licence: 'Lizenz',
    precision: 'Genauigkeit',
    memory: 'Arbeitsspeicher im Betrieb',
    accuracy: 'Wortfehler, laut Veröffentlichung',
    revision: 'Revision',
    from: 'Von',
  },
  folder: 'einem Ordner',
  unknown: 'Nicht bekannt',
  accuracy: (percent, on) => `${figure(percent / 100, 'share')} bei ${on}`,
  source: 'Quelle',
  precision,

  add: 'Eigenes Modell hinzufügen',
  addHelp:
    'Ein Modell von Moonshine, Whisper oder Parakeet in ONNX, oder ein CTC-Modell wie wav2vec2: vom Modellserver oder aus einem Ordner auf diesem Gerät.',
  hubId: 'Name auf dem Modellserver',
  hubIdHelp: 'BESITZER/NAME oder die Adresse seiner Seite.',
  look: 'Ansehen',
  looking: 'Wird angesehen …',
  addFolder: 'Ordner hinzufügen',
  addFolderHelp: 'Oder leg ihn hier ab. Die Dateien werden kopiert.',
  found: (name) => `Gefunden: ${name}`,
  version: 'Version',
  otherVersion: 'Andere Version wählen',
  noLanguage: 'Sprachen nicht angegeben',
  noLicence: 'Lizenz nicht angegeben',
  addThis: 'Hinzufügen',
  oneFolder: 'einen Ordner mit den Dateien eines Modells',
  forget: 'Doch nicht',
  server: 'Modellserver',
  address: 'Adresse',
  serverHelp: 'Ein Spiegelserver mit denselben Pfaden. Leer bedeutet huggingface.co.',
  serverBad: 'Das ist nicht die Adresse eines Servers: Sie beginnt mit https oder liegt auf diesem Rechner.',
  save: 'Speichern',
  saved: 'Gespeichert.',

  storage: 'Speicher',
  storageNone: 'Noch ist nichts geladen.',
  model: 'Modell',
  lastUsed: 'Zuletzt verwendet',
  takes: 'Größe',
  total: 'Zusammen',
  estimate: (usage, quota) =>
    `Nach Angabe des Browsers belegt Sotto ungefähr ${size(usage)} von höchstens ${size(quota)}.`,
  persisted: 'Der Browser behält es, bis du es löschst.',
  persistedNot: 'Der Browser kann es entfernen, wenn der Platz knapp wird; Sotto lädt es dann noch einmal.',
  persist: 'Browser bitten, es zu behalten',

  room: {
    memory: 'Für diese Sitzung im Arbeitsspeicher behalten',
    instead: (name, bytes) => `Stattdessen ${name}, ${size(bytes)}`,
    remove: (name, bytes) => `${name} löschen, ${size(bytes)}`,
  },
};

export const news: typeof en.news = {
  look: (name) => `${name}: Dateien werden angesehen`,
  download: (name) => `${name}: wird geladen`,
  verify: (name) => `${name}: Dateien werden geprüft`,
  ready: (name) => `${name} ist auf diesem Gerät.`,
  verified: (name) => `${name}: Alle Dateien sind in Ordnung.`,
  damaged: (name) => `${name}: Einige Dateien sind defekt.`,
  paused: (name) => `${name}: angehalten`,
  failed: (name, title) => `${name}: ${title}`,
};

function pace(factor: number): string {
  if (factor < 1) return 'langsamer als gesprochen';
  const rounded = factor < 9.95 ? Math.round(factor * 10) / 10 : Math.round(factor);
  return `${number(rounded)}-mal so schnell wie gesprochen`;
}

function place(backend: Backend): string {
  return backend.wholeWindow ? `${processors(backend)}, immer über das ganze Fenster von 30 s` : processors(backend);
}

function processors({ encoder, decoder }: Backend): string {
  if (encoder !== decoder) return 'auf Grafikprozessor und Prozessor';
  return encoder === 'wasm' ? 'auf dem Prozessor' : 'auf dem Grafikprozessor';
}

/** 8 Bit (q8), für den Prozessor. */
function precision(of: Precision): string {
  return precisionIn(
    {
      bit: 'Bit',
      and: 'und',
      forProcessor: 'für den Prozessor',
      forGpu: 'für den Grafikprozessor',
    },
    of,
  );
}

function timeLeft(seconds: number): string {
  return timeLeftIn(
    {
      moments: 'noch ein paar Sekunden',
      seconds: (count) => `noch etwa ${count} Sekunden`,
      minutes: (count) => `noch etwa ${plural(count, { one: 'Minute', other: 'Minuten' })}`,
      hours: (count) => `noch etwa ${plural(count, { one: 'Stunde', other: 'Stunden' })}`,
    },
    seconds,
  );
}

export const offer: typeof en.offer = {
  errors: (name) => `${name} macht weniger Fehler`,
  errorsHelp: (bytes, pace, errors, errorsNow) =>
    `In einem veröffentlichten Test sind ${figure(errors / 100, 'share')} seiner Wörter falsch, beim jetzigen Modell ${figure(errorsNow / 100, 'share')}. ${costs(bytes, pace)}`,
  language: (name, tag) => `${name} versteht ${languageName(tag)}`,
  languageHelp: (bytes, pace) => `Das jetzige Modell nicht. ${costs(bytes, pace)}`,
  see: 'Modelle ansehen',
};

function costs(bytes: number, pace: number | null): string {
  const download = `Es wird einmal heruntergeladen: ${size(bytes)}.`;
  const time =
    pace === null
      ? 'Wie schnell es hier ist, misst Sotto danach.'
      : `Hier erkennt es 10 Sekunden Sprache in ${seconds(10 / pace)}.`;
  return `${download} ${time}`;
}
