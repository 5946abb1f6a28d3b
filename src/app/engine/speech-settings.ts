/** What a person says about what is to be heard: for dictations and for files alike. */

import { isBoolean, isListOf, isOneOf, isString, type Preferences } from '../../platform/preferences.ts';
import type { Sensitivity } from '../../protocol/listen.ts';

export interface SpeechSettings {
  /** How readily sound counts as speech. */
  sensitivity: Sensitivity;
  /** Languages that the person speaks, as BCP 47: a model that knows several looks for these; for all where there are none. */
  spoken: readonly string[];
  /** English is wanted, whatever is spoken. */
  translate: boolean;
  /** Names and terms to expect, as they were typed. */
  vocabulary: string;
}

export const speechSettings: Preferences<SpeechSettings> = {
  defaults: { sensitivity: 'normal', spoken: [navigator.language], translate: false, vocabulary: '' },
  checks: {
    sensitivity: isOneOf('low', 'normal', 'high'),
    spoken: isListOf(isString),
    translate: isBoolean,
    vocabulary: isString,
  },
};
