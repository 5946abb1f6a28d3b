/** Settings as a signal that writes itself through. */

import { effect, type Signal, signal } from '@preact/signals';
import { embeddedModel } from '../models/embedded.ts';
import {
  type Checks,
  isBoolean,
  isListOf,
  isOneOf,
  isString,
  readPreferences,
  writePreferences,
} from '../platform/preferences.ts';

export interface Settings {
  /** Id of the speech model that the person has chosen; another one runs while it cannot be had. */
  model: string;
  /** Device id, or '' for the system's default. */
  microphone: string;
  /** The browser's echo cancellation, noise suppression and automatic gain. */
  soundProcessing: boolean;
  /** How readily sound counts as speech. */
  sensitivity: 'low' | 'normal' | 'high';
  /** Languages that the person speaks, as BCP 47: a model that knows several looks for these; for all where there are none. */
  spoken: readonly string[];
  /** English is wanted, whatever is spoken. */
  translate: boolean;
  /** Names and terms to expect, as they were typed. */
  vocabulary: string;
  /** How long a speaker is waited for in a pause. */
  pace: 'normal' | 'slow';
  /** After how much silence a recording ends by itself. */
  autoStop: 'off' | '3s' | '5s' | '10s';
  autoCopy: boolean;
  theme: 'system' | 'light' | 'dark';
  announce: 'finals' | 'off';
  /** Single-letter shortcuts; switchable because of WCAG 2.1.4. */
  shortcuts: boolean;
}

const defaults: Settings = {
  model: embeddedModel.id,
  microphone: '',
  soundProcessing: false,
  sensitivity: 'normal',
  spoken: [navigator.language],
  translate: false,
  vocabulary: '',
  pace: 'normal',
  autoStop: 'off',
  autoCopy: false,
  theme: 'system',
  announce: 'finals',
  shortcuts: true,
};

const checks: Checks<Settings> = {
  model: isString,
  microphone: isString,
  soundProcessing: isBoolean,
  sensitivity: isOneOf('low', 'normal', 'high'),
  spoken: isListOf(isString),
  translate: isBoolean,
  vocabulary: isString,
  pace: isOneOf('normal', 'slow'),
  autoStop: isOneOf('off', '3s', '5s', '10s'),
  autoCopy: isBoolean,
  theme: isOneOf('system', 'light', 'dark'),
  announce: isOneOf('finals', 'off'),
  shortcuts: isBoolean,
};

export function createSettings(): Signal<Settings> {
  const settings = signal(readPreferences(defaults, checks));
  effect(() => void writePreferences(settings.value));
  return settings;
}
