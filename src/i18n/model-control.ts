/** Words of notices about changes of the engine. */

import * as en from './en/model-control.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage(en, {
  de: () => import('./de/model-control.ts'),
  es: () => import('./es/model-control.ts'),
  fr: () => import('./fr/model-control.ts'),
});
