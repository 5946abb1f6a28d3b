/** Settings of recognition, for dictations and for files. */

import type { Strategy } from '../../core/strategies/strategy.ts';
import { isBoolean, isListOf, isOneOf, isString, type Preferences } from '../../platform/preferences.ts';
import type { Sensitivity } from '../../protocol/listen.ts';

export interface SpeechSettings {
  /** Threshold of voice detection. */
  sensitivity: Sensitivity;
  /** Languages that the person speaks, as BCP 47: a multilingual model detects these only; all its languages when the list is empty. */
  spoken: readonly string[];
  /** Translates into English, whatever language is spoken. */
  translate: boolean;
  /** Names and terms to expect, as typed. */
  vocabulary: string;
  /** Which model hears what, and when. */
  strategy: Strategy;
  /** Id of the model that improves the text in the progressive one; '' for the best that is here. */
  exactModel: string;
}

export const speechSettings: Preferences<SpeechSettings> = {
  defaults: {
    sensitivity: 'normal',
    spoken: [navigator.language],
    translate: false,
    vocabulary: '',
    strategy: 'ring',
    exactModel: '',
  },
  checks: {
    sensitivity: isOneOf('low', 'normal', 'high'),
    spoken: isListOf(isString),
    translate: isBoolean,
    vocabulary: isString,
    exactModel: isString,
    strategy: isOneOf('ring', 'classic', 'progressive', 'auto'),
  },
};
