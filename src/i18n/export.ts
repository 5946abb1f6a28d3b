/** Words of the export of transcripts. */

import * as en from './en/export.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage('export', en);
