/** Constructs the page of models from the catalogue, model control, and the state that is shared between visits and windows. */

import { effect, type Signal, signal } from '@preact/signals';
import { modelName } from '../../i18n/format.ts';
import { news, words } from '../../i18n/models.ts';
import { saying } from '../../i18n/saying.ts';
import { catalogue } from '../../models/catalogue.ts';
import { embeddedModel } from '../../models/embedded.ts';
import { persistStorage } from '../../platform/persist-storage.ts';
import { openWindowsChannel } from '../../protocol/windows.ts';
import { clipSeconds } from '../calibration/known-clip.ts';
import type { Notices } from '../notices.ts';
import { defaultHubHost, parseHubHost } from './model-address.ts';
import type { ModelControl } from './model-control.ts';
import { createModelsPanel, type ModelsPanel, type ModelsPanelPlan } from './models-panel.ts';

/** State stored between visits: the chosen hub ('' for the default), and the languages of the current model. */
export interface KeptModels {
  host: string;
  model: string;
  languages: readonly string[];
}

export interface ModelsPanelNeeds extends Pick<ModelsPanelPlan, 'thread' | 'inUse' | 'download'> {
  control: ModelControl;
  notices: Notices;
  kept: Signal<KeptModels>;
}

export function openModelsPanel({ thread, inUse, download, control, notices, kept }: ModelsPanelNeeds): ModelsPanel {
  const host = signal(hostOf(kept.value));
  const fetching = (id: string) => saying(words, 'downloadLabel', modelName(id), null);
  const work = createModelsPanel({
    thread,
    catalogue,
    embedded: embeddedModel.id,
    inUse,
    switchTo: control.switchTo,
    test: control.test,
    verdictOf: control.verdictOf,
    clipSeconds,
    memoryOf: control.memory.of,
    memoryBudget: control.memory.budget,
    host,
    persist: persistStorage,
    download,
    onReady(id, { isSeen }) {
      control.testWhenIdle(id);
      notices.settle(fetching(id));
      if (isSeen) return;
      const use = { label: saying(words, 'use'), run: () => void work.switchTo(id) };
      notices.say(saying(news, 'ready', modelName(id)), use);
    },
    onFailed: (id, error) => notices.report(error, undefined, fetching(id)),
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
  openWindowsChannel().listen((message) => {
    if (message.kind === 'changed' && message.what === 'models') void work.refresh();
  });
  void work.refresh();
  return work;
}

/** The stored hub's origin; the default when the stored value is invalid. */
function hostOf({ host }: KeptModels): string {
  try {
    return parseHubHost(host);
  } catch {
    return defaultHubHost;
  }
}
