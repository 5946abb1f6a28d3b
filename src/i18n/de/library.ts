/** Past dictations, in German. */

import type * as en from '../en/library.ts';
import { plural } from '../format.ts';

/** The sets of text rules. */
const modes: Readonly<Record<string, string>> = {
  none: 'Wie erkannt',
  plain: 'Schlicht',
  message: 'Nachricht',
  minutes: 'Protokoll',
  code: 'Code-Kommentar',
};

export const words: typeof en.words = {
  label: 'Diktate',
  open: 'Liste der Diktate öffnen',
  create: 'Neues Diktat',
  search: 'Suchen',
  filters: 'Filter',
  trash: 'Papierkorb',
  settings: 'Einstellungen',
  help: 'Hilfe',
  words: (count) => plural(count, { one: 'Wort', other: 'Wörter' }),
  mode: (mode) => modes[mode] ?? mode,
};
