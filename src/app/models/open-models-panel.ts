/** Builds what deals with models: with the catalogue, with the life of the engine, and with what outlasts the page and other windows. */

import { effect, type Signal, signal } from '@preact/signals';
import { modelName } from '../../i18n/format.ts';
import { words } from '../../i18n/models.en.ts';
import { catalogue } from '../../models/catalogue.ts';
import { embeddedModel } from '../../models/embedded.ts';
import { persistStorage } from '../../platform/persist-storage.ts';
import type { Family } from '../../protocol/model.ts';
import { modelsChannel } from '../../protocol/models.ts';
import { clipSeconds } from '../calibration/known-clip.ts';
import type { Notices } from '../notices.ts';
import { defaultHubHost, parseHubHost } from './model-address.ts';
import type { EngineLife } from './model-control.ts';
import { createModels, type ModelsPlan, type ModelsWork } from './models-panel.ts';

/** What outlasts the page: the server that the person has chosen ('' means the default), and what the model in use understands. */
export interface KeptModels {
  host: string;
  model: string;
  languages: readonly string[];
}

/** The families that there are recognisers for. */
const runnable: readonly Family[] = ['moonshine', 'whisper', 'parakeet'];

export interface ModelsStart extends Pick<ModelsPlan, 'thread' | 'inUse' | 'download'> {
  life: EngineLife;
  notices: Notices;
  kept: Signal<KeptModels>;
}

export function startModels({ thread, inUse, download, life, notices, kept }: ModelsStart): ModelsWork {
  const host = signal(hostOf(kept.value));
  const work = createModels({
    thread,
    catalogue,
    embedded: embeddedModel.id,
    inUse,
    use: life.switchTo,
    test: life.test,
    verdictOf: life.verdictOf,
    clipSeconds,
    canRun: (family) => runnable.includes(family),
    memoryOf: life.memory.of,
    memoryBudget: life.memory.budget,
    host,
    persist: persistStorage,
    download,
    onReady(id, { isSeen, canRun }) {
      if (canRun) life.testWhenIdle(id);
      if (isSeen) return;
      const use = { label: words.use, run: () => void work.use(id) };
      notices.say(words.news.ready(modelName(id)), canRun ? use : undefined);
    },
    onFailed: notices.report,
  });

  effect(() => {
    const chosen = host.value === defaultHubHost ? '' : host.value;
    if (kept.peek().host !== chosen) kept.value = { ...kept.peek(), host: chosen };
  });
  effect(() => {
    const now = work.cards.value.find(({ isInUse, stored }) => isInUse && stored);
    const { model, languages } = kept.peek();
    if (!now || (model === now.id && languages.join() === now.languages.join())) return;
    kept.value = { ...kept.peek(), model: now.id, languages: now.languages };
  });
  new BroadcastChannel(modelsChannel).onmessage = () => void work.refresh();
  void work.refresh();
  return work;
}

/** What was kept may be of another version, or written by hand. */
function hostOf({ host }: KeptModels): string {
  try {
    return parseHubHost(host);
  } catch {
    return defaultHubHost;
  }
}
