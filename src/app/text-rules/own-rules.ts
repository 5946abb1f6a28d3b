/** A person's own rules as a use case: to find, make, change, order, take away, and to bring in and out. */

import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import { AppError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { saying } from '../../i18n/saying.ts';
import { undo as words } from '../../i18n/shelf.ts';
import { mostRules, readRules, rulesAsCsv, rulesAsJson } from '../../text/rules-file/rules-file.ts';
import { type Rule, ruleFrom } from '../../text/text-settings.ts';
import type { UndoPlaces } from '../notices.ts';
import { offerUndo } from '../offer-undo.ts';
import type { KeptRules } from './rules-store.ts';
import type { TextRulesSettings } from './text-rules-settings.ts';

export interface OwnRules {
  /** In the order in which they apply. */
  rules: ReadonlySignal<readonly Rule[]>;
  /** How often a rule was used in what was kept. */
  usesOf(id: string): number;
  /** At most ten, the most used first; none that was never used. */
  mostUsed: ReadonlySignal<readonly Rule[]>;
  /** Those that look for or write `text`, in their order; all where it is empty. */
  find(text: string): readonly Rule[];
  /** Throws `rules-too-many`. */
  add(rule: Pick<Rule, 'from' | 'to'> & Partial<Rule>): void;
  change(id: string, change: Partial<Rule>): void;
  /** Puts a rule so many places later, or earlier below zero. */
  move(id: string, by: number): void;
  /** Takes a rule away, and offers undo. */
  remove(id: string): void;
  /** Adds the rules of a file and returns how many. Throws `rules-unreadable` or `rules-too-many`, and has added none. */
  bringIn(text: string): number;
  asJson(): string;
  asCsv(): string;
}

interface OwnRulesPlan<Settings extends TextRulesSettings> {
  settings: Signal<Settings>;
  store: Signal<KeptRules>;
  notices: UndoPlaces;
}

const mostUsedShown = 10;

export function createOwnRules<Settings extends TextRulesSettings>(plan: OwnRulesPlan<Settings>): OwnRules {
  const { settings, store, notices } = plan;
  const rules = computed(() => store.value.rules);
  const usesOf = (id: string) => store.value.uses[id] ?? 0;

  function set(next: readonly Rule[]): void {
    if (next.length > mostRules) {
      throw new AppError('rules-too-many', `${next.length} rules`, { details: [String(next.length)] });
    }
    store.value = { ...store.value, rules: next };
    settings.value = { ...settings.value, hasTextRules: next.length > 0 };
  }

  return {
    rules,
    usesOf,
    mostUsed: computed(() =>
      rules.value
        .filter(({ id }) => usesOf(id) > 0)
        .sort((a, b) => usesOf(b.id) - usesOf(a.id))
        .slice(0, mostUsedShown),
    ),
    find(text) {
      const wanted = text.trim().toLowerCase();
      return rules.value.filter(({ from, to }) => [...from, to].some((form) => form.toLowerCase().includes(wanted)));
    },
    add: (rule) => set([...rules.value, ruleFrom({ ...rule, id: newId() })]),
    change: (id, change) => set(rules.value.map((rule) => (rule.id === id ? { ...rule, ...change } : rule))),
    move(id, by) {
      const at = rules.value.findIndex((rule) => rule.id === id);
      const next = rules.value.toSpliced(at, 1);
      const place = Math.min(Math.max(0, at + by), next.length);
      if (at >= 0) set(next.toSpliced(place, 0, rules.value[at]!));
    },
    remove(id) {
      const at = rules.value.findIndex((rule) => rule.id === id);
      const rule = rules.value[at];
      if (!rule) return;
      set(rules.value.toSpliced(at, 1));
      const undo = () => set(rules.value.toSpliced(at, 0, rule));
      offerUndo(notices, saying(words, 'ruleRemoved', rule.from.join(', ')), undo);
    },
    bringIn(text) {
      const read = readRules(text);
      set([...rules.value, ...read.map((rule) => ({ ...rule, id: newId() }))]);
      return read.length;
    },
    asJson: () => rulesAsJson(rules.value),
    asCsv: () => rulesAsCsv(rules.value),
  };
}
