/** The embedded model as a loadable model. */

import { embeddedModel } from '../../models/embedded.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import { processorFallbacks } from './backend-fallback.ts';
import type { LoadableModel } from './engine-slot.ts';

/** The embedded model on the processor, where no trial is needed. `threads`: number of the runtime's threads. */
export function embeddedOnProcessor(threads: number, read: () => Promise<ModelFiles>): LoadableModel {
  const { id, family, language, bytes, precision } = embeddedModel;
  return { model: id, family, languages: [language], bytes, backends: processorFallbacks(precision, threads), read };
}
