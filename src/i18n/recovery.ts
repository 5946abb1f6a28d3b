/** Words about interrupted recordings. */

import * as en from './en/recovery.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage('recovery', en);
