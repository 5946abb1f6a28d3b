/** Words of the benchmark. */

import * as en from './en/bench.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage(en, {
  de: () => import('./de/bench.ts'),
  es: () => import('./es/bench.ts'),
  fr: () => import('./fr/bench.ts'),
});
