/** What the page of text rules works with. */

import type { ReadonlySignal } from '@preact/signals';
import type { Rewriting } from '../../text/change.ts';
import type { RuleTrouble } from '../../text/replacements/replacements.ts';
import { type CommandTable, createCommandTable } from './command-words.ts';
import { createModes, type Modes, type ModesPlan } from './modes.ts';
import { createOwnRules, type OwnRules } from './own-rules.ts';
import type { Writer } from './writer.ts';

export interface RulesPage {
  modes: Modes;
  rules: OwnRules;
  commands: CommandTable;
  /** BCP 47 tag of what is spoken, as far as it is known. Reads signals. */
  language(): string;
  /** Rules that are switched off until they are changed. */
  troubles: ReadonlySignal<readonly RuleTrouble[]>;
  /** What the rules make of a text. Reads signals. */
  tryOut(text: string): Rewriting;
}

interface RulesPagePlan extends Omit<ModesPlan, 'store'> {
  work: Writer;
}

export function createRulesPage({ work, ...plan }: RulesPagePlan): RulesPage {
  const { store, troubles, language, tryOut } = work;
  return {
    modes: createModes({ ...plan, store }),
    rules: createOwnRules({ ...plan, store }),
    commands: createCommandTable(store),
    language,
    troubles,
    tryOut,
  };
}
