/** Words of the strategies. */

import * as en from './en/strategies.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage('strategies', en);
