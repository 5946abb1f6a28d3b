/** How a person wants text to be written. */

import { isBoolean, isOneOf, type Preferences } from '../../platform/preferences.ts';

export interface TextRulesSettings {
  /** `none`: as it is recognised. */
  textMode: 'none' | 'plain' | 'message' | 'minutes' | 'code';
  /** There are rules of the person's own, which apply in every mode. */
  hasTextRules: boolean;
}

export const textRulesSettings: Preferences<TextRulesSettings> = {
  defaults: { textMode: 'none', hasTextRules: false },
  checks: { textMode: isOneOf('none', 'plain', 'message', 'minutes', 'code'), hasTextRules: isBoolean },
};
