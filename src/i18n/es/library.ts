/** Past dictations, in Spanish. */

import type * as en from '../en/library.ts';
import { plural } from '../format.ts';

/** The sets of text rules. */
const modes: Readonly<Record<string, string>> = {
  none: 'Tal cual',
  plain: 'Sencillo',
  message: 'Mensaje',
  minutes: 'Acta',
  code: 'Comentario de código',
};

export const words: typeof en.words = {
  label: 'Dictados',
  open: 'Abrir la lista de dictados',
  create: 'Nuevo dictado',
  search: 'Buscar',
  filters: 'Filtros',
  trash: 'Papelera',
  settings: 'Ajustes',
  help: 'Ayuda',
  words: (count) => plural(count, { one: 'palabra', other: 'palabras' }),
  mode: (mode) => modes[mode] ?? mode,
};
