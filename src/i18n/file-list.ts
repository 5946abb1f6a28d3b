/** Words of the files that are dropped and transcribed. */

import * as en from './en/file-list.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage('file-list', en);
