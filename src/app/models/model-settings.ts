/** The model that a person has chosen. */

import { embeddedModel } from '../../models/embedded.ts';
import { isString, type Preferences } from '../../platform/preferences.ts';

export interface ModelSettings {
  /** Its id; another one runs while it cannot be had. */
  model: string;
}

export const modelSettings: Preferences<ModelSettings> = {
  defaults: { model: embeddedModel.id },
  checks: { model: isString },
};
