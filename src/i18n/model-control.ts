/** When an engine gives way to another one. */

import * as en from './en/model-control.ts';
import { inLanguage } from './language.ts';

export const { words } = inLanguage('model-control', en);
