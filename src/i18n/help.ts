/** Words of the help. */

import * as en from './en/help.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage('help', en);
