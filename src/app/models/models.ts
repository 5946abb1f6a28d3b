/** The current model, and a loader for everything else about models: most people use the embedded model only. */

import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { embeddedModel } from '../../models/embedded.ts';
import { isListOf, isString, type Preferences, readPreferences, writePreferences } from '../../platform/preferences.ts';
import { loadOnce } from '../load-once.ts';
import type { ModelControl } from './model-control.ts';
import type { ModelsPanel } from './models-panel.ts';
import type { KeptModels, ModelsPanelNeeds } from './open-models-panel.ts';

/** Speech models: the current one, and a loader for the page of models. */
export interface Models {
  /** Id of the current model. */
  inUse: ReadonlySignal<string>;
  /** Languages of the current model as BCP 47; empty when unknown. */
  languages: ReadonlySignal<readonly string[]>;
  /** The only language of the current model; '' when there are several, or it is unknown. */
  language: ReadonlySignal<string>;
  /** Share of the current download, 0 to 1; null while there is none. */
  download: ReadonlySignal<number | null>;
  /** Loads the page of models. Rejects with `asset-missing` when the script cannot be fetched. */
  open(): Promise<ModelsPanel>;
}

export interface ModelsPlan extends Pick<ModelsPanelNeeds, 'thread' | 'inUse' | 'notices'> {
  control: () => Promise<ModelControl>;
}

const key = 'sotto-models';
const defaults: KeptModels = { host: '', model: embeddedModel.id, languages: [embeddedModel.language] };
const preferences: Preferences<KeptModels> = {
  defaults,
  checks: { host: isString, model: isString, languages: isListOf(isString) },
};

export function createModels({ control, ...plan }: ModelsPlan): Models {
  const { inUse } = plan;
  const kept = signal(readPreferences(key, preferences));
  const download = signal<number | null>(null);
  const open = loadOnce(
    'models',
    () => Promise.all([control(), import('./open-models-panel.ts')]),
    ([ready, { openModelsPanel }]) => openModelsPanel({ ...plan, control: ready, kept, download }),
  );

  effect(() => void writePreferences(key, kept.value));
  // The stored languages belong to another model (scripts change models too, and a substitute may run): the panel reads those of this one.
  effect(() => {
    const id = inUse.value;
    if (id === kept.peek().model) return;
    if (id === embeddedModel.id) kept.value = { ...kept.peek(), model: id, languages: defaults.languages };
    else open().catch(() => {});
  });

  const languages = computed(() => (inUse.value === kept.value.model ? kept.value.languages : []));
  return {
    inUse,
    languages,
    language: computed(() => (languages.value.length === 1 ? languages.value.join() : '')),
    download,
    open,
  };
}
