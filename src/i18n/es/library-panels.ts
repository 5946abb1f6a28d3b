/** What is opened from the library, in Spanish. */

import type * as en from '../en/library-panels.ts';
import { size } from '../figures/amounts.ts';
import { plural } from '../format.ts';

export const search: typeof en.search = {
  searching: 'Buscando…',
  found: (total) =>
    total === 0
      ? 'No se ha encontrado nada'
      : plural(total, { one: 'dictado encontrado', other: 'dictados encontrados' }),
  when: 'Fecha',
  periods: { day: 'Hoy', week: 'Últimos 7 días', month: 'Últimos 30 días', year: 'Último año' },
  length: 'Duración',
  lengths: { short: 'Menos de un minuto', middle: 'De 1 a 10 minutos', long: 'Más de 10 minutos' },
  source: 'Origen',
  sources: { microphone: 'Micrófono', file: 'De un archivo' },
  language: 'Idioma',
  model: 'Modelo',
  tag: 'Etiqueta',
  pinned: 'Solo los fijados',
};

export const exports: typeof en.exports = {
  title: (count) => (count === 1 ? 'Exportar' : `Exportar ${plural(count, { one: 'dictado', other: 'dictados' })}`),
  format: 'Formato',
  formats: {
    txt: 'Texto',
    md: 'Markdown',
    docx: 'Word',
    srt: 'SRT',
    vtt: 'WebVTT',
    html: 'Página web',
    json: 'JSON',
  },
  facts: {
    txt: 'Solo las palabras, para cualquier programa.',
    md: 'Títulos, y los datos al principio, para programas de notas.',
    docx: 'Un documento para Word, Pages, LibreOffice o Google Docs.',
    srt: 'Subtítulos que lee cualquier reproductor de vídeo.',
    vtt: 'Subtítulos para la web.',
    html: 'Una página en la que cada palabra lleva su tiempo.',
    json: 'Todo, con los tiempos y lo seguro que estaba el modelo, para otros programas.',
  },
  files: 'Archivos',
  fileChoices: { each: 'Uno por dictado, en un ZIP', one: 'Todo en uno' },
  preview: 'Vista previa',
  more: (rest) => `… y ${plural(rest, { one: 'carácter más', other: 'caracteres más' })}`,
  noTimes: 'Este texto no tiene sonido, así que no hay tiempos para los subtítulos.',
  file: (name, bytes) => `${name} · ${size(bytes)}`,
  save: 'Guardar',
  copy: 'Copiar',
  copyFormatted: 'Copiar con formato',
  share: 'Compartir',
  copied: 'Copiado. Pégalo donde lo necesites.',
};

export const backup: typeof en.backup = {
  title: 'Copia de seguridad',
  make: 'Todo en un archivo',
  makeHelp:
    'Los dictados con sus versiones, el sonido conservado, los ajustes y las reglas de texto. Los modelos de voz no están: se pueden descargar de nuevo.',
  passphrase: 'Frase de contraseña, si la quieres',
  passphraseHelp: 'Con ella el archivo se cifra y nadie lo abre sin ella: Sotto no puede recuperarla.',
  save: 'Guardar la copia',
  making: 'Escribiendo la copia…',
  made: 'La copia está en tus descargas.',
  restore: 'Traer algo',
  restoreHelp:
    'Una copia añade lo que falta aquí y no cambia nada de lo que hay. Los textos, subtítulos y JSON se convierten en dictados.',
  choose: 'Restaurar una copia',
  texts: 'Importar textos',
  restoring: 'Leyendo…',
  isSealed: 'Esta copia está cifrada. Escribe su frase de contraseña.',
  passphraseOf: (name) => `Frase de contraseña de ${name}`,
  open: 'Restaurar',
  restored: (added) =>
    added === 0
      ? 'Todo lo que contiene ya estaba aquí.'
      : `${plural(added, { one: 'dictado restaurado', other: 'dictados restaurados' })}.`,
  show: 'Recargar para verlos',
  broughtIn: (count) => `${plural(count, { one: 'texto importado', other: 'textos importados' })}.`,
};
