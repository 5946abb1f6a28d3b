/** Files that are transcribed. */

import { words as en } from './en/files.ts';
import { inLanguage } from './language.ts';

export const words = inLanguage({ en });
