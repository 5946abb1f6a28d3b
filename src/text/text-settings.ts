/** What a person may decide about the text: the settings and rules from which the pipeline is compiled. */

import type { CommandId } from './commands/command-list.ts';

/** A replacement of a person's own. */
export interface Rule {
  readonly id: string;
  /** What is looked for, in as many forms as it is recognised in. */
  readonly from: readonly string[];
  /** What is written instead; empty to leave it out. In a pattern's, `$1` is its first group. */
  readonly to: string;
  readonly kind: 'text' | 'pattern';
  /** `exact`: capitals count. `ignore`: they do not. `follow`: they do not, and `to` takes those of what was said. */
  readonly letterCase: 'exact' | 'ignore' | 'follow';
  /** Also inside a word. */
  readonly within: boolean;
  /** ISO 639-1; null for every language. */
  readonly language: string | null;
  readonly on: boolean;
}

/** What a person has changed in the table of commands of a language. */
export interface CommandWords {
  readonly off: readonly CommandId[];
  /** In place of the words of the language. */
  readonly words: Readonly<Partial<Record<CommandId, readonly string[]>>>;
}

/** The table as the language has it. */
export const usualCommands: CommandWords = { off: [], words: {} };

export interface TextSettings {
  readonly commands: {
    readonly on: boolean;
    /** Also without a pause before and behind them. */
    readonly anywhere: boolean;
  };
  readonly fillers: { readonly on: boolean; readonly own: readonly string[] };
  readonly stutters: boolean;
  readonly falseStarts: boolean;
  /** Sentences that a model wrote again and again. */
  readonly loops: boolean;
  readonly numbers: 'spoken' | 'digits' | 'from-ten';
  /** Addresses, dates, times, money and units, where numbers are written in digits. */
  readonly formats: boolean;
  readonly letterCase: 'recognised' | 'sentence' | 'lower';
  readonly fullStop: 'recognised' | 'always' | 'never';
  /** Quotation marks, apostrophes and dashes as the language sets them. */
  readonly typography: boolean;
}

/** A person's rule with everything that is usual. */
export function ruleFrom(given: Partial<Rule> & Pick<Rule, 'id' | 'from' | 'to'>): Rule {
  return { kind: 'text', letterCase: 'follow', within: false, language: null, on: true, ...given };
}
