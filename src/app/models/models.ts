/**
 * The model in use for the page, and the way to the rest of what deals with models, which is fetched when it is first needed: most
 * people dictate with the model that comes with the app.
 */

import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { embeddedModel } from '../../models/embedded.ts';
import { isListOf, isString, type Preferences, readPreferences, writePreferences } from '../../platform/preferences.ts';
import { loadOnce } from '../load-once.ts';
import type { ModelControl } from './model-control.ts';
import type { ModelsPanel } from './models-panel.ts';
import type { KeptModels, ModelsPanelNeeds } from './open-models-panel.ts';

/** Speech models: the one in use, and the way to everything else, which is loaded when it is first asked for. */
export interface Models {
  /** Id of the model that recognises. */
  inUse: ReadonlySignal<string>;
  /** What it understands, as BCP 47; empty when nobody tells. */
  languages: ReadonlySignal<readonly string[]>;
  /** The only one of them; '' when there are several, or nobody tells. */
  language: ReadonlySignal<string>;
  /** Share of the download under way, 0 to 1; null while there is none. */
  download: ReadonlySignal<number | null>;
  /** Rejects with `asset-missing` when the script cannot be had. */
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
  // Chosen elsewhere than on the page of models, or not the one that was asked for: what it understands is read.
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
