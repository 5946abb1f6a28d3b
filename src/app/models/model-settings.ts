/** Setting for the model. */

import { embeddedModel } from '../../models/embedded.ts';
import { isString, type Preferences } from '../../platform/preferences.ts';

export interface ModelSettings {
  /** Id of the chosen model; while it is unavailable, another one runs. */
  model: string;
}

export const modelSettings: Preferences<ModelSettings> = {
  defaults: { model: embeddedModel.id },
  checks: { model: isString },
};
