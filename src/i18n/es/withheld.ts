/** What is said about sound without its text, withheld or interrupted, in Spanish. */

import type * as en from '../en/withheld.ts';
import { dayName, timeOfDay } from '../figures/dates.ts';
import { languageName, plural, seconds } from '../format.ts';

export const words: typeof en.words = {
  nothing: (file) => (file ? `No se ha reconocido voz en ${file}` : 'No se ha reconocido voz'),
  nothingHelp: 'Nada de lo que contiene sonaba a voz. Se conserva hasta que vuelvas a grabar.',
  missing: (length) => `Aproximadamente ${seconds(Math.max(1, length))} sin texto`,
  missingHelp: 'Había sonido, pero no palabras de las que fiarse. Se conserva hasta que vuelvas a grabar.',
  inVain: 'No ha salido ninguna palabra',
  inVainHelp: 'Aún puedes escucharlo hasta que vuelvas a grabar.',
  gone: 'Ese sonido ha dejado sitio a otros archivos y aquí ya no se puede oír.',
  transcribe: 'Transcribir de todos modos',
  transcribing: 'Transcribiendo lo que no ha dado texto',
  listen: 'Escuchar',
  stop: 'Dejar de escuchar',
  otherLanguage: (tag) => `Este modelo solo conoce el ${languageName(tag)}, y eso sonaba a otro idioma.`,
  seeModels: 'Ver modelos',
};

/** For example 42 min, or 12 segundos. */
function length(of: number): string {
  return of < 90 ? seconds(Math.round(of)) : `${Math.round(of / 60)} min`;
}

function when(startedAt: number): string {
  const now = Date.now();
  const day = dayName(startedAt, now);
  return day === dayName(now, now) ? timeOfDay(startedAt) : `${day}, ${timeOfDay(startedAt)}`;
}

export const interrupted: typeof en.interrupted = {
  region: 'Grabación interrumpida',
  found: (of, startedAt) => `Una grabación de ${length(of)} (${when(startedAt)})`,
  help: 'Se interrumpió, y su sonido sigue aquí.',
  more: (count) => `Después de ella, ${plural(count, { one: 'más espera', other: 'más esperan' })}.`,
  written: 'Escrito hasta entonces',
  transcribe: 'Transcribir',
  listen: 'Escuchar la grabación',
  stop: 'Dejar de escuchar',
  keep: 'Conservar como sonido',
  discard: 'Descartar',
  title: (startedAt) => `Grabación de las ${timeOfDay(startedAt)}`,
};
