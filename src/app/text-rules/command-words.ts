/** The table of spoken commands as a person has changed it: for each language, which are on, and the words that ask for them. */

import type { Signal } from '@preact/signals';
import { type CommandId, commandIds } from '../../text/commands/command-list.ts';
import { tableOf, tables } from '../../text/languages/tables.ts';
import { usualCommands } from '../../text/text-settings.ts';
import type { KeptRules } from './rules-store.ts';

export interface CommandRow {
  id: CommandId;
  words: readonly string[];
  isOn: boolean;
  /** Whether the words are not those of the language. */
  isChanged: boolean;
}

export interface CommandTable {
  /** ISO 639-1, of every language that has commands. */
  languages: readonly string[];
  /** The commands of a language that has them. Reads signals. */
  rows(language: string): readonly CommandRow[];
  setOn(language: string, id: CommandId, isOn: boolean): void;
  /** Without any words, those of the language come back. */
  setWords(language: string, id: CommandId, words: readonly string[]): void;
}

export function createCommandTable(store: Signal<KeptRules>): CommandTable {
  const keptOf = (language: string) => store.value.commands[language] ?? usualCommands;

  function keep(language: string, change: Partial<typeof usualCommands>): void {
    const commands = { ...store.value.commands, [language]: { ...keptOf(language), ...change } };
    store.value = { ...store.value, commands };
  }

  return {
    languages: tables.map(({ code }) => code),
    rows(language) {
      const usual = tableOf(language)?.commands ?? {};
      const { off, words } = keptOf(language);
      return commandIds
        .filter((id) => usual[id] || words[id])
        .map((id) => ({
          id,
          words: words[id] ?? usual[id] ?? [],
          isOn: !off.includes(id),
          isChanged: words[id] !== undefined,
        }));
    },
    setOn(language, id, isOn) {
      const others = keptOf(language).off.filter((other) => other !== id);
      keep(language, { off: isOn ? others : [...others, id] });
    },
    setWords(language, id, words) {
      const { [id]: _, ...others } = keptOf(language).words;
      keep(language, { words: words.length > 0 ? { ...others, [id]: words } : others });
    },
  };
}
