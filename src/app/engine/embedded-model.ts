/** The model that comes with the app, as something to load. */

import { embeddedModel } from '../../models/embedded.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import type { Backend } from '../../protocol/runtime.ts';
import type { LoadableModel } from './engine-slot.ts';

/** Of both graphs. */
const bytes = 28_180_947;

export function embeddedLoadable(backends: readonly Backend[], read: () => Promise<ModelFiles>): LoadableModel {
  const { id, language } = embeddedModel;
  return { model: id, family: 'moonshine', languages: [language], bytes, backends, read };
}
