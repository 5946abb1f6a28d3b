/** The model that comes with the app, as something to load. */

import { embeddedModel } from '../../models/embedded.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import { processorFallbacks } from './backend-fallback.ts';
import type { LoadableModel } from './engine-slot.ts';

/** On the processor, where it is right without a trial. `threads`: of the runtime. */
export function embeddedOnProcessor(threads: number, read: () => Promise<ModelFiles>): LoadableModel {
  const { id, family, language, bytes, precision } = embeddedModel;
  return { model: id, family, languages: [language], bytes, backends: processorFallbacks(precision, threads), read };
}
