/** The language of the page, and lookup of words in it. Only this folder knows the available languages. */

import { computed, signal } from '@preact/signals';

/** The exports of a file of words. */
export type Tables = Readonly<Record<string, object>>;

export interface Language {
  /** BCP 47 tag. */
  tag: string;
  /** Files of words by name; English replaces missing files. */
  files: Readonly<Record<string, Tables>>;
}

/** English is part of each file of words, so it needs no download. */
export const english: Language = { tag: 'en', files: {} };

/** The language in use; rendered text follows this signal. */
export const language = signal(english);

/** Locale for dates and numbers, as BCP 47. */
export const locale = computed(() => pickLocale(globalThis.navigator?.languages ?? [], language.value.tag));

/**
 * The person's regional variant of the language if the browser lists one, so that times appear as 9:41 PM or 21:41 according to preference.
 */
export function pickLocale(languages: readonly string[], tag = 'en'): string {
  const own = languages.find((each) => each.toLowerCase().split('-')[0] === tag);
  return own ?? (tag === 'en' ? 'en-GB' : tag);
}

/**
 * The tables of the file `name`. Every access reads the word in the current language through a signal, so that components are rendered
 * again when the language changes. `en`: the English tables, which are part of every file.
 */
export function inLanguage<Part extends Tables>(name: string, en: Part): Part {
  const tables = Object.keys(en).map((table) => {
    const words = {};
    for (const key of Object.keys(en[table]!)) {
      const get = () => Reflect.get((language.value.files[name] ?? en)[table]!, key);
      Object.defineProperty(words, key, { enumerable: true, get });
    }
    return [table, words];
  });
  return Object.fromEntries(tables);
}
