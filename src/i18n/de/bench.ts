/** The texts of the benchmark, in German. */

import type { BenchEnvironment } from '../../protocol/bench.ts';
import type * as en from '../en/bench.ts';
import { figure } from '../figures/bench-amounts.ts';
import { number, plural } from '../format.ts';
import { flagTexts, measureNames, runtimeNames, suiteHelp, suiteTitles, targetNames } from './bench-measures.ts';
import { words as verdicts } from './bench-verdicts.ts';

/** Firefox and Safari tell less. */
function environment({ browser, system, cores, memory, graphics, build }: BenchEnvironment): string {
  return [
    browser,
    system,
    plural(cores, { one: 'Prozessorkern', other: 'Prozessorkerne' }),
    memory === null ? '' : `${number(memory)} GB Arbeitsspeicher, wie ihn Browser runden`,
    graphics || 'keine Angabe zur Grafik',
    `Build ${build}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

const faults: Readonly<Record<string, string>> = {
  'too-large': 'Sie ist zu groß für einen Bericht.',
  'not-json': 'Es ist kein Bericht: Der Inhalt ist überhaupt nicht lesbar.',
  'no-report': 'Es ist kein Bericht dieses Benchmarks.',
  newer:
    'Er stammt von einer neueren Version von Sotto. Lade die Seite neu, um sie zu bekommen, und öffne ihn dann noch einmal.',
  damaged: 'Er ist beschädigt: Ein Teil fehlt oder wurde geändert. Lass ihn dir noch einmal geben, als Datei.',
};

export const words: typeof en.words = {
  title: 'Benchmark',
  intro:
    'Wie lange wartest du auf diesem Gerät auf deine Wörter? Sotto spielt sich selbst Aufnahmen vor, hört ihnen zu und nimmt die Zeit. Dieselben Aufnahmen bekommt transformers.js, eine bekannte Bibliothek, die dasselbe Modell ausführt. So lässt sich ein schnelles Gerät von einem schnellen Programm unterscheiden.',
  before:
    'Lass diese Seite währenddessen im Vordergrund. Ruhige Zahlen gibt es mit Netzteil und ohne andere Programme, die viel arbeiten.',
  private: 'Nichts wird gesendet. Der Bericht bleibt in dieser Seite, bis du ihn speicherst oder weitergibst.',
  length: 'Wie lange',
  lengths: { normal: 'Zwei Minuten', long: 'Zehn Minuten' },
  lengthHelp: 'Zehn Minuten zeigen auch, ob das Gerät langsamer wird, wenn es warm ist.',
  label: 'Name für dieses Gerät',
  labelHelp: 'Nur wenn du magst: Er steht im Bericht, etwa „Alter Laptop“.',
  device: 'Dieses Gerät im Bericht beschreiben',
  deviceHelp: 'Damit andere wissen, wozu die Zahlen gehören. Mehr als die Zeile darunter ist es nicht.',
  environment,
  leftOut: ' (weggelassen)',
  start: 'Starten',
  again: 'Noch einmal messen',
  startTitle: 'Dieses Gerät messen',
  stop: 'Beenden',

  running: 'Messung läuft',
  preparing: 'Wird vorbereitet',
  left: (seconds) =>
    seconds < 60
      ? `noch etwa ${plural(Math.max(5, Math.ceil(seconds / 5) * 5), { one: 'Sekunde', other: 'Sekunden' })}`
      : `noch etwa ${plural(Math.round(seconds / 60), { one: 'Minute', other: 'Minuten' })}`,
  suiteTitles,
  suiteHelp,
  finished: 'Der Benchmark ist fertig.',

  result: 'Das Ergebnis',
  faster: (times) => `${times} so schnell wie transformers.js`,
  fasterHelp:
    'Wie lange du auf den Text von Gesagtem und von einer Datei wartest, neben transformers.js mit denselben Gewichten, abwechselnd in denselben Minuten gemessen. 1× wäre gleich schnell.',
  garbage: 'Die Wörter waren falsch',
  garbageHelp: 'Wie schnell es auch war: Tempo ohne die richtigen Wörter zählt nicht, deshalb gibt es kein Ergebnis.',
  noScore: 'Kein Vergleich mit transformers.js in diesem Bericht',
  noScoreHelp: 'Es braucht einmal das Netz oder kann dieses Modell nicht ausführen. Alle anderen Zahlen gelten.',
  figures: {
    stop: { name: 'Beenden bis Text', help: 'nach zehn Sekunden Sprache' },
    first: { name: 'Erste Wörter', help: 'nachdem du zu sprechen beginnst' },
    wrong: { name: 'Falsche Wörter', help: 'in einer deutlichen Aufnahme' },
    file: { name: 'Dateien', help: 'wievielmal so schnell wie die Wiedergabe' },
  },
  interval: (low, high) => `${low} bis ${high}`,
  sureness: 'in 19 von 20 solchen Läufen',
  once: 'einmal gemessen',
  times: (count) => `${number(count)}-mal`,
  details: 'Alle Zahlen',
  detailsHelp:
    'Der mittlere aller Messwerte, und wo die Mitte in 19 von 20 solchen Läufen läge. Die letzte Spalte sagt, wievielmal besser er ist als das, womit er verglichen wird.',
  columns: { measure: 'Was', figure: 'Wert', beside: 'Vergleich' },
  against: (ratio, what) => `${ratio} ${what}`,
  measureNames,
  runtimeNames,
  flagTexts,
  flagsTitle: 'Dieser Bericht ist mit Vorsicht zu lesen',

  scorecard: 'Ziele',
  scorecardHelp: 'Was Sotto sich für einen einfachen Laptop vorgenommen hat, und was dieses Gerät erreicht.',
  scorecardColumns: { target: 'Ziel', limit: 'Grenze', value: 'Hier', outcome: 'Ergebnis' },
  targetNames,
  atMost: (limit) => `höchstens ${limit}`,
  atLeast: (limit) => `mindestens ${limit}`,
  outcomes: { met: 'erreicht', missed: 'verfehlt', 'not-measured': 'nicht gemessen' },
  summary: (met, measured) =>
    `${number(met)} von ${plural(measured, { one: 'gemessenen Ziel', other: 'gemessenen Zielen' })} ${met === 1 ? 'ist' : 'sind'} erreicht.`,

  share: 'Weitergeben',
  shareHelp: 'Ein Link enthält das ganze Ergebnis in seinem letzten Teil, den Browser nie an einen Server senden.',
  saveFile: 'Als Datei speichern',
  copyMarkdown: 'Als Text kopieren',
  copyLink: 'Link kopieren',
  showCode: 'QR-Code zeigen',
  hideCode: 'QR-Code verbergen',
  code: 'QR-Code des Links zu diesem Bericht',
  codeHelp: 'Halte die Kamera eines Telefons darauf: Der Bericht öffnet sich dort, und du kannst vergleichen.',
  noCode: 'Der Link ist zu lang für einen Code. Kopiere ihn oder speichere eine Datei.',
  copied: 'Kopiert',
  notCopied: 'Es konnte nicht kopiert werden',

  compare: 'Vergleichen',
  compareHelp: 'Öffne Berichte von anderen Geräten oder Browsern, als Datei oder als Link.',
  openFile: 'Datei öffnen',
  link: 'Link zu einem Bericht',
  linkHelp: 'Er beginnt mit der Adresse eines Sotto und enthält „#bench=“.',
  open: 'Öffnen',
  unreadable: 'Dieser Bericht lässt sich nicht lesen',
  fault: (name) => faults[name ?? ''] ?? faults.damaged ?? '',
  reports: 'Geöffnete Berichte',
  show: 'Anzeigen',
  shown: 'Oben angezeigt',
  close: (title) => `${title} schließen`,
  baseline: 'Verglichen mit',
  compared: 'Nebeneinander',
  comparedHelp:
    'Jede Marke ist ein Bericht, auf einer Linie von weniger nach mehr; der Balken darin zeigt, wo seine Mitte in 19 von 20 solchen Läufen läge. Wo sich Balken nicht berühren, ist der Unterschied echt.',
  comparedColumns: { measure: 'Was', chart: 'Diagramm', reports: 'Werte' },
  notMeasured: 'nicht gemessen',
  comparison: verdicts.comparison,
  obstacles: verdicts.obstacles,
  figure,
};
