/** Words of the transcription of files. */

import * as en from './en/files.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage('files', en);
