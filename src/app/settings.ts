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
import type { Settings } from './app.ts';

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
