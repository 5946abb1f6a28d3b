/** Short messages above the dock. */

import { words as en } from './en/notices.ts';
import { inLanguage } from './language.ts';

export const words = inLanguage({ en });
