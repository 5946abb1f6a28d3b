/** Past dictations, in French. */

import type * as en from '../en/library.ts';
import { plural } from '../format.ts';

/** The sets of text rules. */
const modes: Readonly<Record<string, string>> = {
  none: 'Tel quel',
  plain: 'Simple',
  message: 'Message',
  minutes: 'Compte rendu',
  code: 'Commentaire de code',
};

export const words: typeof en.words = {
  label: 'Dictées',
  open: 'Ouvrir la liste des dictées',
  create: 'Nouvelle dictée',
  search: 'Rechercher',
  filters: 'Filtres',
  trash: 'Corbeille',
  settings: 'Paramètres',
  help: 'Aide',
  words: (count) => plural(count, { one: 'mot', other: 'mots' }),
  mode: (mode) => modes[mode] ?? mode,
};
