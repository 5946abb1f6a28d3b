/** The modes as a use case: to choose, make, change and take away. */

import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import { newId } from '../../core/ids.ts';
import { saying } from '../../i18n/saying.ts';
import { undo as words } from '../../i18n/shelf.ts';
import { modeName } from '../../i18n/text-modes.ts';
import { untouched } from '../../text/modes.ts';
import type { UndoPlaces } from '../notices.ts';
import { offerUndo } from '../offer-undo.ts';
import { allModes, isBuiltIn, type Mode } from './mode.ts';
import type { KeptRules } from './rules-store.ts';
import { noMode } from './text-rules-settings.ts';
import type { WriterSettings } from './writer.ts';

export interface Modes {
  /** Those that come with the app first. */
  all: ReadonlySignal<readonly Mode[]>;
  /** Null where text is written as it was recognised. */
  current: ReadonlySignal<Mode | null>;
  /** `noMode` for none. Sets what comes with the mode, too. */
  choose(id: string): void;
  /** Makes a mode like the current one, and chooses it. */
  make(name: string): void;
  change(change: Partial<Omit<Mode, 'id'>>): void;
  /** Takes the current mode away; one that comes with the app is as it came again. Offers undo. */
  remove(): void;
  /** Whether a person has changed a mode that comes with the app. */
  isChanged(id: string): boolean;
}

export interface ModesPlan {
  settings: Signal<WriterSettings>;
  store: Signal<KeptRules>;
  /** Makes a model the one in use. Never rejects. */
  useModel: (id: string) => Promise<void>;
  notices: UndoPlaces;
}

export function createModes({ settings, store, useModel, notices }: ModesPlan): Modes {
  const all = computed(() => allModes(store.value.modes));
  const current = computed(() => all.value.find(({ id }) => id === settings.value.textMode) ?? null);

  function keep(modes: readonly Mode[]): void {
    store.value = { ...store.value, modes };
  }

  function choose(id: string): void {
    const mode = all.value.find((one) => one.id === id);
    settings.value = {
      ...settings.value,
      textMode: mode?.id ?? noMode,
      textModeName: mode?.name ?? '',
      ...(mode?.spoken && { spoken: mode.spoken }),
    };
    if (mode?.model) void useModel(mode.model);
  }

  return {
    all,
    current,
    choose,
    make(name) {
      const like = current.value ?? { settings: untouched, model: null, spoken: null };
      const mode = { ...like, id: newId(), name };
      keep([...store.value.modes, mode]);
      choose(mode.id);
    },
    change(change) {
      const mode = current.value;
      if (!mode) return;
      const changed = { ...mode, ...change };
      keep([...store.value.modes.filter(({ id }) => id !== mode.id), changed]);
      settings.value = { ...settings.value, textModeName: changed.name };
    },
    remove() {
      const mode = current.value;
      const others = () => store.value.modes.filter(({ id }) => id !== mode?.id);
      if (!mode) return;
      keep(others());
      if (!isBuiltIn(mode.id)) choose(noMode);
      const undo = () => {
        keep([...others(), mode]);
        choose(mode.id);
      };
      offerUndo(notices, saying(words, isBuiltIn(mode.id) ? 'modeReset' : 'modeRemoved', modeName(mode)), undo);
    },
    isChanged: (id) => isBuiltIn(id) && store.value.modes.some((mode) => mode.id === id),
  };
}
