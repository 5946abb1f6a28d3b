/**
 * All settings as one signal that writes itself through. Each part belongs to its feature, with its type, defaults, checks and
 * migration; features import their own part, and only the page and the composition root import this file.
 */

import { effect, type Signal, signal } from '@preact/signals';
import { readPreferences, writePreferences } from '../platform/preferences.ts';
import { type DictationSettings, dictationSettings } from './dictation/dictation-settings.ts';
import { type SpeechSettings, speechSettings } from './engine/speech-settings.ts';
import { type ModelSettings, modelSettings } from './models/model-settings.ts';
import { type PageSettings, pageSettings } from './page-settings.ts';
import { type TextRulesSettings, textRulesSettings } from './text-rules/text-rules-settings.ts';

export interface Settings extends SpeechSettings, DictationSettings, ModelSettings, TextRulesSettings, PageSettings {}

const key = 'sotto-settings';

/** Read from `storage`, which is the browser's own where none is given, and written there at every change. */
export function createSettings(storage?: Pick<Storage, 'getItem' | 'setItem'>): Signal<Settings> {
  const settings = signal<Settings>({
    ...readPreferences(key, speechSettings, storage),
    ...readPreferences(key, dictationSettings, storage),
    ...readPreferences(key, modelSettings, storage),
    ...readPreferences(key, textRulesSettings, storage),
    ...readPreferences(key, pageSettings, storage),
  });
  effect(() => void writePreferences(key, settings.value, storage));
  return settings;
}
