/**
 * All settings as one signal that is saved at every change. Each feature defines its part, with type, defaults, validation and migration;
 * features import only their own part, and only the page and the composition root import this file.
 */

import { effect, type Signal, signal } from '@preact/signals';
import { readPreferences, writePreferences } from '../platform/preferences.ts';
import { type DictationSettings, dictationSettings } from './dictation/dictation-settings.ts';
import { type SpeechSettings, speechSettings } from './engine/speech-settings.ts';
import { type LibrarySettings, librarySettings } from './library/library-settings.ts';
import { type ModelSettings, modelSettings } from './models/model-settings.ts';
import { type PageSettings, pageSettings } from './page-settings.ts';
import { type TextRulesSettings, textRulesSettings } from './text-rules/text-rules-settings.ts';

export interface Settings
  extends SpeechSettings,
    DictationSettings,
    LibrarySettings,
    ModelSettings,
    TextRulesSettings,
    PageSettings {}

const key = 'sotto-settings';

/** The settings as they are stored (default: in localStorage). */
export function readSettings(storage?: Pick<Storage, 'getItem' | 'setItem'>): Settings {
  return {
    ...readPreferences(key, speechSettings, storage),
    ...readPreferences(key, dictationSettings, storage),
    ...readPreferences(key, librarySettings, storage),
    ...readPreferences(key, modelSettings, storage),
    ...readPreferences(key, textRulesSettings, storage),
    ...readPreferences(key, pageSettings, storage),
  };
}

/** Settings read from `storage` and saved there at every change. */
export function createSettings(storage?: Pick<Storage, 'getItem' | 'setItem'>): Signal<Settings> {
  const settings = signal(readSettings(storage));
  effect(() => void writePreferences(key, settings.value, storage));
  return settings;
}
