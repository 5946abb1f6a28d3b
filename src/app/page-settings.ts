/** Settings of the page itself: appearance and keyboard shortcuts. */

import { isBoolean, isOneOf, type Preferences } from '../platform/preferences.ts';

export interface PageSettings {
  theme: 'system' | 'light' | 'dark';
  /** Single-letter shortcuts; switchable because of WCAG 2.1.4. */
  shortcuts: boolean;
}

export const pageSettings: Preferences<PageSettings> = {
  defaults: { theme: 'system', shortcuts: true },
  checks: { theme: isOneOf('system', 'light', 'dark'), shortcuts: isBoolean },
};
