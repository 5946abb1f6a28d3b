/** What a person wants kept, and for how long. */

import { isOneOf, type Preferences } from '../../platform/preferences.ts';

export interface LibrarySettings {
  /** Whether dictations are stored, and after how many days they are removed. Pinned ones stay. */
  keepTexts: 'never' | '30d' | '365d' | 'always';
  /**
   * For how many days the sound of a dictation is kept with its text. A week by default: in that time a person looks through a text, and
   * wants to hear what was said; a voice is too personal to lie around for longer without being asked for.
   */
  keepSound: 'never' | '7d' | '30d' | 'always';
  /** How much the decoded sound of all files may take on the disk: two gigabytes are 17 hours. */
  mostFileSound: '500MB' | '2GB' | '10GB';
}

export const librarySettings: Preferences<LibrarySettings> = {
  defaults: { keepTexts: 'always', keepSound: '7d', mostFileSound: '2GB' },
  checks: {
    keepTexts: isOneOf('never', '30d', '365d', 'always'),
    keepSound: isOneOf('never', '7d', '30d', 'always'),
    mostFileSound: isOneOf('500MB', '2GB', '10GB'),
  },
};
