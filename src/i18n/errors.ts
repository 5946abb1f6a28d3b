/** What each error says to people, and the buttons for its remedies. */

import * as en from './en/errors.ts';
import { inLanguage } from './language.ts';

export const { errors, remedies } = inLanguage('errors', en);
