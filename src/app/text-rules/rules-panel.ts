/** The page of rules as a use case: to find, make, change, switch, take away, and to bring rules in and out. */

import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import { AppError } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { Rewriting } from '../../text/change.ts';
import type { RuleTrouble } from '../../text/replacements/replacements.ts';
import { mostRules, readRules, rulesAsCsv, rulesAsJson } from '../../text/rules-file/rules-file.ts';
import { type Rule, ruleFrom } from '../../text/text-settings.ts';
import type { TextRulesSettings } from './text-rules-settings.ts';
import type { Writer, WriterSettings } from './writer.ts';

export interface RulesPanel {
  mode: ReadonlySignal<TextRulesSettings['textMode']>;
  setMode(mode: TextRulesSettings['textMode']): void;
  rules: ReadonlySignal<readonly Rule[]>;
  /** How often a rule was used in what was kept. */
  usesOf(id: string): number;
  troubles: ReadonlySignal<readonly RuleTrouble[]>;
  /** Those that look for or write `text`; the most used first where it is empty. */
  find(text: string): readonly Rule[];
  add(rule: Pick<Rule, 'from' | 'to'> & Partial<Rule>): void;
  change(id: string, change: Partial<Rule>): void;
  remove(id: string): void;
  /** Adds the rules of a file and returns how many. Throws `rules-unreadable` or `rules-too-many`, and has added none. */
  bringIn(text: string): number;
  asJson(): string;
  asCsv(): string;
  /** What the rules make of a text. Reads signals. */
  tryOut(text: string): Rewriting;
}

interface RulesPanelPlan {
  settings: Signal<WriterSettings>;
  work: Writer;
}

export function createRulesPanel({ settings, work }: RulesPanelPlan): RulesPanel {
  const { store } = work;
  const rules = computed(() => store.value.rules);

  function set(next: readonly Rule[]): void {
    if (next.length > mostRules) {
      throw new AppError('rules-too-many', `${next.length} rules`, { details: [String(next.length)] });
    }
    store.value = { ...store.value, rules: next };
    settings.value = { ...settings.value, hasTextRules: next.length > 0 };
  }

  const usesOf = (id: string) => store.value.uses[id] ?? 0;

  return {
    mode: computed(() => settings.value.textMode),
    setMode(textMode) {
      settings.value = { ...settings.value, textMode };
    },
    rules,
    usesOf,
    troubles: work.troubles,
    find(text) {
      const wanted = text.trim().toLowerCase();
      if (wanted === '') return rules.value.toSorted((a, b) => usesOf(b.id) - usesOf(a.id));
      return rules.value.filter(({ from, to }) => [...from, to].some((form) => form.toLowerCase().includes(wanted)));
    },
    add: (rule) => set([...rules.value, ruleFrom({ ...rule, id: newId() })]),
    change: (id, change) => set(rules.value.map((rule) => (rule.id === id ? { ...rule, ...change } : rule))),
    remove: (id) => set(rules.value.filter((rule) => rule.id !== id)),
    bringIn(text) {
      const read = readRules(text);
      set([...rules.value, ...read.map((rule) => ({ ...rule, id: newId() }))]);
      return read.length;
    },
    asJson: () => rulesAsJson(rules.value),
    asCsv: () => rulesAsCsv(rules.value),
    tryOut: (text) => work.tryOut(text),
  };
}
