/** What a person wants kept, and for how long. */

import { isOneOf, type Preferences } from '../../platform/preferences.ts';

export interface LibrarySettings {
  /** Whether dictations are stored, and after how many days they are removed. Pinned ones stay. */
  keepTexts: 'never' | '30d' | '365d' | 'always';
}

export const librarySettings: Preferences<LibrarySettings> = {
  defaults: { keepTexts: 'always' },
  checks: { keepTexts: isOneOf('never', '30d', '365d', 'always') },
};
