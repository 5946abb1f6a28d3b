/** How a person dictates: by which microphone, when a recording ends, and what becomes of its words. */

import { isBoolean, isOneOf, isString, type Preferences } from '../../platform/preferences.ts';
import type { Pace } from '../../protocol/speech.ts';

export interface DictationSettings {
  /** Device id, or '' for the system's default. */
  microphone: string;
  /** The browser's echo cancellation, noise suppression and automatic gain. */
  soundProcessing: boolean;
  /** How long a speaker is waited for in a pause. */
  pace: Pace;
  /** After how much silence a recording ends by itself. */
  autoStop: 'off' | '3s' | '5s' | '10s';
  autoCopy: boolean;
  /** What screen readers are told while somebody speaks. */
  announce: 'finals' | 'off';
}

export const dictationSettings: Preferences<DictationSettings> = {
  defaults: {
    microphone: '',
    soundProcessing: false,
    pace: 'normal',
    autoStop: 'off',
    autoCopy: false,
    announce: 'finals',
  },
  checks: {
    microphone: isString,
    soundProcessing: isBoolean,
    pace: isOneOf('normal', 'slow'),
    autoStop: isOneOf('off', '3s', '5s', '10s'),
    autoCopy: isBoolean,
    announce: isOneOf('finals', 'off'),
  },
};
