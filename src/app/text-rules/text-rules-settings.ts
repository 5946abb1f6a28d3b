/** How a person wants text to be written. */

import { isBoolean, isString, type Preferences } from '../../platform/preferences.ts';

export interface TextRulesSettings {
  /** Id of the mode; `noMode` for text as it is recognised. */
  textMode: string;
  /** Its name where the person has made it, else ''. */
  textModeName: string;
  /** There are rules of the person's own, which apply in every mode. */
  hasTextRules: boolean;
}

export const noMode = 'none';

export const textRulesSettings: Preferences<TextRulesSettings> = {
  defaults: { textMode: noMode, textModeName: '', hasTextRules: false },
  checks: { textMode: isString, textModeName: isString, hasTextRules: isBoolean },
};
