/** The frame of the page. */

import * as en from './en/page.ts';
import { inLanguage } from './language.ts';

export const words = inLanguage({ en: en.words });
export const chips = inLanguage({ en: en.chips });
export const update = inLanguage({ en: en.update });
