/** The languages whose commands, fillers and marks the pipeline knows. */

import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { italian } from './it.ts';
import type { LanguageTable } from './language-table.ts';
import { dutch } from './nl.ts';
import { portuguese } from './pt.ts';

export const tables: readonly LanguageTable[] = [english, german, spanish, french, italian, portuguese, dutch];

/** The table of a language named by its BCP 47 tag; undefined for a language that has none: then only a person's own rules apply. */
export function tableOf(language: string): LanguageTable | undefined {
  const code = language.toLowerCase().split(/[-_]/)[0];
  return tables.find((table) => table.code === code);
}
