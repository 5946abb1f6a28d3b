/**
 * Loads model control when it is needed: not for the embedded model on the processor, with which the threads start and which most people
 * use.
 */

import { words as noticeWords } from '../../i18n/notices.ts';
import { saying } from '../../i18n/saying.ts';
import { embeddedModel } from '../../models/embedded.ts';
import { readText } from '../../platform/kept-text.ts';
import { verdictsKey } from '../calibration/verdicts-key.ts';
import { embeddedOnProcessor } from '../engine/embedded-model.ts';
import type { EngineReplacement } from '../engine/engine-slot.ts';
import { loadOnce } from '../load-once.ts';
import type { ModelControl, ModelControlPlan } from './model-control.ts';

export interface ModelOpenerPlan extends ModelControlPlan {
  /** Id of the initial model. */
  model: string;
}

/**
 * Puts the initial model into the engine slot, before anything is loaded. The returned function loads model control; it rejects with
 * `asset-missing`.
 */
export function createModelOpener({ model, ...plan }: ModelOpenerPlan): () => Promise<ModelControl> {
  const { threads, wish, device, notices } = plan;
  const control = loadOnce(
    'model control',
    () => import('./model-control.ts'),
    ({ createModelControl }) => createModelControl(plan),
  );

  const isUsual = model === embeddedModel.id && !wish.backend && readText(verdictsKey) === null;
  if (!isUsual) {
    const usual = () => embeddedOnProcessor(device.threads, threads.readEmbedded);
    const order = {
      id: model,
      open: async () => (await control()).open(model),
      async instead(error: unknown) {
        const { instead } = await control().catch(() => ({ instead: usual }));
        return instead(model, error);
      },
    };
    threads.replaceEngine(threads.create(order));
  }

  function tellReplaced({ backend, isOther, error }: EngineReplacement): void {
    if (error.code === 'thread-slow') notices.report(error);
    else if (!isOther) notices.say(saying(noticeWords, 'engineRestarted'));
    else
      import('../../i18n/model-control.ts').then(
        ({ words }) => notices.say(saying(words, 'moved', backend)),
        () => {},
      );
  }
  threads.engineReplaced.subscribe(tellReplaced);
  return control;
}
