/** The page of models. */

import * as en from './en/models.ts';
import { inLanguage } from './language.ts';

export const words = inLanguage({ en: en.words });
export const errorsHere = inLanguage({ en: en.errorsHere });
export const news = inLanguage({ en: en.news });
