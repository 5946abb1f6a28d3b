/** A person's own rules and how often each was used, kept on this device. */

import { effect, type Signal, signal } from '@preact/signals';
import { AppError } from '../../core/errors.ts';
import { type Preferences, readPreferences, writePreferences } from '../../platform/preferences.ts';
import type { Rule } from '../../text/text-settings.ts';

export interface KeptRules {
  rules: readonly Rule[];
  /** By the id of a rule. */
  uses: Readonly<Record<string, number>>;
}

const key = 'sotto-text-rules';

const isRule = (value: unknown): boolean => {
  const rule = value as Partial<Rule> | null;
  const isTextual = typeof rule?.id === 'string' && typeof rule.to === 'string' && Array.isArray(rule.from);
  return isTextual && rule.from!.every((form) => typeof form === 'string') && typeof rule.on === 'boolean';
};

const kept: Preferences<KeptRules> = {
  defaults: { rules: [], uses: {} },
  checks: {
    rules: (value) => Array.isArray(value) && value.every(isRule),
    uses: (value) => typeof value === 'object' && value !== null && Object.values(value).every(Number.isFinite),
  },
};

/** Written through at every change. `report` is told with `storage-full` when that cannot be. */
export function createRulesStore(report: (error: AppError) => void): Signal<KeptRules> {
  const store = signal(readPreferences(key, kept));
  let isFirst = true;
  effect(() => {
    const { value } = store;
    if (isFirst) isFirst = false;
    else if (!writePreferences(key, value)) report(new AppError('storage-full', 'the text rules could not be kept'));
  });
  return store;
}
