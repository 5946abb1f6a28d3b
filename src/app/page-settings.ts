/** Settings of the page itself: appearance, language, keys, and whether it stays offline. */

import { type PageLanguage, pageLanguages } from '../i18n/language.ts';
import { isBoolean, isOneOf, type Preferences } from '../platform/preferences.ts';
import { areOwnKeys, type KeySettings } from './keys.ts';

export interface PageSettings extends KeySettings {
  theme: 'system' | 'light' | 'dark';
  pageLanguage: 'browser' | PageLanguage;
  /** Whether short messages stay until they are dismissed. */
  messagesStay: boolean;
  /** The app asks the network for nothing. */
  staysOffline: boolean;
}

export const pageSettings: Preferences<PageSettings> = {
  defaults: {
    theme: 'system',
    pageLanguage: 'browser',
    messagesStay: false,
    shortcuts: true,
    keys: {},
    staysOffline: false,
  },
  checks: {
    theme: isOneOf('system', 'light', 'dark'),
    pageLanguage: isOneOf('browser', ...pageLanguages),
    messagesStay: isBoolean,
    shortcuts: isBoolean,
    keys: areOwnKeys,
    staysOffline: isBoolean,
  },
};
