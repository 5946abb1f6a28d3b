/** Settings of dictation: the microphone, when a recording ends, whether its text is copied, and its tones. */

import { isBoolean, isOneOf, isString, type Preferences } from '../../platform/preferences.ts';
import type { Pace } from '../../protocol/speech.ts';

export interface DictationSettings {
  /** Device id, or '' for the system's default device. */
  microphone: string;
  /** The browser's echo cancellation, noise suppression and automatic gain. */
  soundProcessing: boolean;
  /** How long a pause may last before the segment is final. */
  pace: Pace;
  /** Duration of the silence after which a recording ends by itself. */
  autoStop: 'off' | '3s' | '5s' | '10s';
  autoCopy: boolean;
  /** Whether a tone tells that a recording has begun, and that its text is there. */
  sounds: boolean;
  /** Text that screen readers announce during dictation. */
  announce: 'finals' | 'off';
}

export const dictationSettings: Preferences<DictationSettings> = {
  defaults: {
    microphone: '',
    soundProcessing: false,
    pace: 'normal',
    autoStop: 'off',
    autoCopy: false,
    sounds: false,
    announce: 'finals',
  },
  checks: {
    microphone: isString,
    soundProcessing: isBoolean,
    pace: isOneOf('normal', 'slow'),
    autoStop: isOneOf('off', '3s', '5s', '10s'),
    autoCopy: isBoolean,
    sounds: isBoolean,
    announce: isOneOf('finals', 'off'),
  },
};
