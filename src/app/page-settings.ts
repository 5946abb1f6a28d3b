/** Settings of the page itself: appearance and keys. */

import { isBoolean, isOneOf, type Preferences } from '../platform/preferences.ts';
import { areOwnKeys, type KeySettings } from './keys.ts';

export interface PageSettings extends KeySettings {
  theme: 'system' | 'light' | 'dark';
}

export const pageSettings: Preferences<PageSettings> = {
  defaults: { theme: 'system', shortcuts: true, keys: {} },
  checks: { theme: isOneOf('system', 'light', 'dark'), shortcuts: isBoolean, keys: areOwnKeys },
};
