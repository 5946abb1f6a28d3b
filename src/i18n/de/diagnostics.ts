/** The texts of the diagnostics, in German. */

import type { Stage } from '../../protocol/metrics.ts';
import type * as en from '../en/diagnostics.ts';
import { latency } from '../figures/latency.ts';
import { number, percent, plural } from '../format.ts';

const stages: Record<Stage, string> = {
  'first-partial': 'Sprechbeginn bis erster Text',
  'live-lag': 'Live-Text hinter der Stimme',
  'word-emission': 'Wort gesprochen bis Wort steht fest',
  finalisation: 'Letztes Wort bis endgültiger Text',
  'stop-to-final': 'Beenden bis Text gespeichert',
  paint: 'Text bis auf den Bildschirm',
  'partial-pass': 'Ein Durchlauf für Live-Text',
  'final-pass': 'Ein Durchlauf für endgültigen Text',
  'endpoint-to-final': 'Sprechende erkannt bis endgültiger Text',
  encode: 'Encoder',
  verify: 'Prüfung eines Entwurfs',
  'decode-step': 'Decoder, ein Schritt',
  'listen-lag': 'Ton, der darauf wartet, gehört zu werden',
  resample: 'Abtastrate umwandeln, ein Block',
  vad: 'Spracherkennung im Ton (VAD), ein Frame',
};

export const words: typeof en.words = {
  title: 'Diagnose',
  about: 'Auf diesem Gerät gemessen, seit die Seite geöffnet wurde.',
  empty: 'Noch gibt es nichts zu zeigen',
  emptyHelp: 'Diktiere ein, zwei Sätze, und die Zahlen erscheinen hier, auch während du sprichst.',

  session: 'Diese Sitzung',
  few: (count, slowest) => (count === 1 ? 'einmal gemessen' : `${count}-mal gemessen, höchstens ${latency(slowest)}`),
  many: (ms) => `95 von 100 innerhalb von ${latency(ms)}`,
  notYet: 'noch nicht gemessen',
  firstText: 'Erster Text',
  firstTextHelp: 'nachdem du zu sprechen beginnst',
  liveLag: 'Live-Verzug',
  liveLagHelp: 'Live-Text hinter deiner Stimme',
  finalText: 'Endgültiger Text',
  finalTextHelp: 'nach dem letzten Wort eines Abschnitts',
  stop: 'Beenden bis Text',
  stopHelp: 'vom Knopf bis zum gespeicherten Text',
  changed: 'Geänderte Wörter',
  changedHelp: (changed, shown) =>
    `${number(changed)} von ${plural(shown, { one: 'angezeigten Wort', other: 'angezeigten Wörtern' })}`,
  drafts: 'Behaltene Entwürfe',
  draftsHelp: (kept, all) =>
    `${number(kept)} von ${plural(all, { one: 'geprüften Token', other: 'geprüften Tokens' })}`,
  early: 'Behaltene frühe Durchläufe',
  earlyHelp: (kept, all) => `${number(kept)} von ${number(all)}, vor dem Sprechende begonnen`,
  dropped: 'Verlorener Ton',
  droppedHelp: 'Blöcke, die schneller kamen, als sie gehört wurden',

  lag: 'Live-Verzug, Text für Text',
  lagHelp: (count) =>
    `${count === 1 ? 'Der neueste Live-Text' : `Die neuesten ${number(count)} Live-Texte`}, der neueste rechts.`,
  lagChart: (least, greatest) => `Zwischen ${latency(least)} und ${latency(greatest)}`,

  stagesTitle: 'Wo die Zeit bleibt',
  stagesHelp:
    'Die Hälfte war so schnell wie der Median, 95 von 100 so schnell wie die nächste Zahl. Die Diagramme gehen vom schnellsten zum langsamsten Wert.',
  groups: { seen: 'Was du bemerkst', engine: 'Erkennung', listen: 'Zuhören' },
  stages,
  columns: { stage: 'Schritt', count: 'Anzahl', p50: 'Median', p95: '95 %', p99: '99 %', shape: 'Verteilung' },
  shape: (least, greatest) => `Von ${latency(least)} bis ${latency(greatest)}`,

  save: 'Zum Mitnehmen',
  saveHelp:
    'Die Dateien enthalten Dauern und Anzahlen, keine Wörter und keinen Ton. Ein Trace lässt sich in Perfetto öffnen.',
  savePrometheus: 'Als Prometheus-Text speichern',
  saveTrace: 'Als Trace speichern',

  counted: number,
  share: (part, whole) => percent(whole === 0 ? 0 : part / whole),
};
