/** What a person has made of the text rules, kept on this device: rules with their uses, modes, and words of commands. */

import { effect, type Signal, signal } from '@preact/signals';
import { AppError } from '../../core/errors.ts';
import { saying } from '../../i18n/saying.ts';
import { words } from '../../i18n/text-rules.ts';
import { isListOf, type Preferences, readPreferences, writePreferences } from '../../platform/preferences.ts';
import type { CommandWords, Rule } from '../../text/text-settings.ts';
import type { Notices } from '../notices.ts';
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

/** Written through at every change, and read again when another window has. Where that cannot be, there is a notice. */
export function createRulesStore(notices: Pick<Notices, 'report' | 'settle'>): Signal<KeptRules> {
  const store = signal(readPreferences(key, kept));
  /** Is there already: read at the start, or written by another window. */
  let read = store.peek();
  effect(() => {
    const { value } = store;
    if (value === read) return;
    const about = saying(words, 'title');
    if (writePreferences(key, value)) notices.settle(about);
    else notices.report(new AppError('storage-full', 'the text rules could not be kept'), undefined, about);
  });
  // The browser tells every window but the one that has written; Node, where rules are tested too, has none.
  globalThis.addEventListener?.('storage', (event) => {
    if (event.key !== key) return;
    read = readPreferences(key, kept);
    store.value = read;
  });
  return store;
}
