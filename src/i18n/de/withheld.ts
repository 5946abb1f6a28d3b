/** What is said about sound without its text, withheld or interrupted, in German. */

import type * as en from '../en/withheld.ts';
import { dayName, timeOfDay } from '../figures/dates.ts';
import { languageName, plural, seconds } from '../format.ts';

export const words: typeof en.words = {
  nothing: (file) => (file ? `In ${file} wurde keine Sprache erkannt` : 'Es wurde keine Sprache erkannt'),
  nothingHelp: 'Nichts darin klang nach Sprache. Der Ton bleibt bis zur nächsten Aufnahme erhalten.',
  missing: (length) => `Ungefähr ${seconds(Math.max(1, length))} ohne Text`,
  missingHelp: 'Da war Ton, aber keine verlässlichen Wörter. Er bleibt bis zur nächsten Aufnahme erhalten.',
  inVain: 'Es kamen keine Wörter heraus',
  inVainHelp: 'Anhören kannst du es noch bis zur nächsten Aufnahme.',
  gone: 'Dieser Ton hat anderen Dateien Platz gemacht und ist hier nicht mehr zu hören.',
  transcribe: 'Trotzdem transkribieren',
  transcribing: 'Was keinen Text ergab, wird transkribiert',
  listen: 'Anhören',
  stop: 'Wiedergabe beenden',
  otherLanguage: (tag) => `Dieses Modell kann nur ${languageName(tag)}, und das klang nach einer anderen Sprache.`,
  seeModels: 'Modelle ansehen',
};

/** For example 42 min, or 12 Sekunden. */
function length(of: number): string {
  return of < 90 ? seconds(Math.round(of)) : `${Math.round(of / 60)} min`;
}

function when(startedAt: number): string {
  const now = Date.now();
  const day = dayName(startedAt, now);
  return day === dayName(now, now) ? `${timeOfDay(startedAt)} Uhr` : `${day}, ${timeOfDay(startedAt)} Uhr`;
}

export const interrupted: typeof en.interrupted = {
  region: 'Unterbrochene Aufnahme',
  found: (of, startedAt) => `Eine Aufnahme von ${length(of)} (${when(startedAt)})`,
  help: 'Sie wurde unterbrochen, und ihr Ton ist noch da.',
  more: (count) =>
    `Danach ${count === 1 ? 'wartet' : 'warten'} noch ${plural(count, { one: 'andere', other: 'andere' })}.`,
  written: 'Bis dahin geschrieben',
  transcribe: 'Transkribieren',
  listen: 'Aufnahme anhören',
  stop: 'Wiedergabe beenden',
  keep: 'Als Ton behalten',
  discard: 'Verwerfen',
  title: (startedAt) => `Aufnahme von ${timeOfDay(startedAt)} Uhr`,
};
