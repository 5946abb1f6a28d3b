/**
 * Fetches what deals with other models, verdicts and memory when it is needed: most people dictate with the model that comes with the
 * app, on the processor.
 */

import { embeddedModel } from '../../models/embedded.ts';
import { readText } from '../../platform/kept-text.ts';
import type { Backend } from '../../protocol/runtime.ts';
import { verdictsKey } from '../calibration/verdicts-key.ts';
import { processorLadder } from '../engine/backend-fallback.ts';
import { embeddedSupply } from '../engine/embedded-model.ts';
import type { ModelSupply } from '../engine/engine-slot.ts';
import { loadOnce } from '../load-once.ts';
import type { EngineLife, EngineLifePlan } from './model-control.ts';

export interface EngineLifeLater {
  /** Rejects with `asset-missing` where the script cannot be had. */
  life(): Promise<EngineLife>;
  /** A model by its id: see EngineLife. */
  open(id: string): Promise<ModelSupply>;
  instead(id: string, error: unknown): Promise<ModelSupply>;
  /** Says that recognition goes on elsewhere. */
  tellMoved(backend: Backend): void;
}

/** `plan` is asked when it is needed: it holds what is built later. */
export function createEngineLifeLater(plan: () => EngineLifePlan): EngineLifeLater {
  const life = loadOnce(
    'engine life',
    () => import('./model-control.ts'),
    ({ createEngineLife }) => createEngineLife(plan()),
  );

  function usual(): ModelSupply {
    const { device, threads } = plan();
    return embeddedSupply(processorLadder(embeddedModel.precision, device.threads), threads.readEmbedded);
  }

  return {
    life,
    async open(id) {
      const isUsual = id === embeddedModel.id && !plan().wish.backend && readText(verdictsKey) === null;
      return isUsual ? usual() : (await life()).open(id);
    },
    async instead(id, error) {
      const { instead } = await life().catch(() => ({ instead: usual }));
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
