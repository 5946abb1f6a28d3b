/** What a person has made of the text rules, kept on this device: rules with their uses, modes, and words of commands. */

import { effect, type Signal, signal } from '@preact/signals';
import { AppError } from '../../core/errors.ts';
import { isListOf, type Preferences, readPreferences, writePreferences } from '../../platform/preferences.ts';
import type { CommandWords, Rule } from '../../text/text-settings.ts';
import { isCommandWords, isMode, isRecordOf, isRule } from './check-kept.ts';
import type { Mode } from './mode.ts';

export interface KeptRules {
  rules: readonly Rule[];
  /** By the id of a rule. */
  uses: Readonly<Record<string, number>>;
  /** Those that a person has made, and those that come with the app where they were changed. */
  modes: readonly Mode[];
  /** By the code of a language (ISO 639-1). */
  commands: Readonly<Record<string, CommandWords>>;
}

const key = 'sotto-text-rules';

const kept: Preferences<KeptRules> = {
  defaults: { rules: [], uses: {}, modes: [], commands: {} },
  checks: {
    rules: isListOf(isRule),
    uses: isRecordOf(Number.isFinite),
    modes: isListOf(isMode),
    commands: isRecordOf(isCommandWords),
  },
};

/** Written through at every change, and read again when another window has. `report` is told with `storage-full` when that cannot be. */
export function createRulesStore(report: (error: AppError) => void): Signal<KeptRules> {
  const store = signal(readPreferences(key, kept));
  /** Is there already: read at the start, or written by another window. */
  let read = store.peek();
  effect(() => {
    const { value } = store;
    if (value === read) return;
    if (!writePreferences(key, value)) report(new AppError('storage-full', 'the text rules could not be kept'));
  });
  // The browser tells every window but the one that has written; Node, where rules are tested too, has none.
  globalThis.addEventListener?.('storage', (event) => {
    if (event.key !== key) return;
    read = readPreferences(key, kept);
    store.value = read;
  });
  return store;
}
