/** The model that comes with the app, as a supply. */

import { embeddedModel } from '../../models/embedded.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import type { Backend } from '../../protocol/runtime.ts';
import type { ModelSupply } from './engine-slot.ts';

/** Of both graphs. */
const bytes = 28_180_947;

export function embeddedSupply(backends: readonly Backend[], read: () => Promise<ModelFiles>): ModelSupply {
  const { id, language } = embeddedModel;
  return { model: id, family: 'moonshine', languages: [language], bytes, backends, read };
}
