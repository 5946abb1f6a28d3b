/**
 * Fetches what deals with other models, verdicts and memory when it is needed: most people dictate with the model that comes with the
 * app, on the processor.
 */

import { embeddedModel } from '../../models/embedded.ts';
import { readText } from '../../platform/kept-text.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { verdictsKey } from '../calibration/verdicts-key.ts';
import { embeddedOnProcessor } from '../engine/embedded-model.ts';
import type { LoadableModel } from '../engine/engine-slot.ts';
import { loadOnce } from '../load-once.ts';
import type { ModelControl, ModelControlPlan } from './model-control.ts';

export interface ModelOpener {
  /** Rejects with `asset-missing` where the script cannot be had. */
  control(): Promise<ModelControl>;
  /** A model by its id: see EngineLife. */
  open(id: string): Promise<LoadableModel>;
  instead(id: string, error: unknown): Promise<LoadableModel>;
  /** Says that recognition goes on elsewhere. */
  tellMoved(backend: Backend): void;
}

/** `plan` is asked when it is needed: it holds what is built later. */
export function createModelOpener(plan: () => ModelControlPlan): ModelOpener {
  const control = loadOnce(
    'model control',
    () => import('./model-control.ts'),
    ({ createModelControl }) => createModelControl(plan()),
  );

  function usual(): LoadableModel {
    const { device, threads } = plan();
    return embeddedOnProcessor(device.threads, threads.readEmbedded);
  }

  return {
    control,
    async open(id) {
      const isUsual = id === embeddedModel.id && !plan().wish.backend && readText(verdictsKey) === null;
      return isUsual ? usual() : (await control()).open(id);
    },
    async instead(id, error) {
      const { instead } = await control().catch(() => ({ instead: usual }));
      return instead(id, error);
    },
    tellMoved(backend) {
      import('../../i18n/engine-life.en.ts').then(
        ({ engineLife }) => plan().notices.say(engineLife.moved(backend)),
        () => {},
      );
    },
  };
}
