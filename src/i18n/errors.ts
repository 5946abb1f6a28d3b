/** Error messages, and labels of the buttons for remedies. */

import * as en from './en/errors.ts';
import { inLanguage } from './language.ts';

export const { errors, microphoneHelp, remedies } = inLanguage(en, {
  de: () => import('./de/errors.ts'),
  es: () => import('./es/errors.ts'),
  fr: () => import('./fr/errors.ts'),
});
