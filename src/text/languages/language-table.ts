/** What the pipeline knows of one language. */

import type { CommandId } from '../commands/command-list.ts';

export interface LanguageTable {
  /** ISO 639-1. */
  readonly code: string;
  /** The words that ask for each command. A language may lack one that it has no use for. */
  readonly commands: Readonly<Partial<Record<CommandId, readonly string[]>>>;
  /** Said before a command, it has the command written out. */
  readonly escapes: readonly string[];
  /** Behind one of these a command's words are a noun: "the comma". */
  readonly determiners: readonly string[];
  /** Hesitations that are no words of the language: they are fillers wherever they stand. */
  readonly hesitations: readonly string[];
  /** Words that are fillers only between two pauses. */
  readonly interjections: readonly string[];
  /** Words that nobody says twice in a row on purpose. */
  readonly undoubled: readonly string[];
  /**
   * Words that begin with a capital only because a sentence began; null where every word but a name does, so that a capital can be
   * taken from any word.
   */
  readonly smallWords: readonly string[] | null;
  /** Words that keep their capital wherever they stand. */
  readonly names: readonly string[];
  /** Words said in single digits, zero to nine: between two of them "comma" belongs to a number. */
  readonly digits: readonly string[];
  readonly quotes: readonly [open: string, close: string];
  /** With its spaces. */
  readonly dash: string;
}
