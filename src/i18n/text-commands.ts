/** What each spoken command does, and the table of their words. */

import * as en from './en/text-commands.ts';
import { inLanguage } from './language.ts';

export const { words, commandNames } = inLanguage('text-commands', en);
