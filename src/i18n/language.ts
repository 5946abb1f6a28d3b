/** The language of the page, and the words of each part in it. Only this folder knows which languages there are. */

import { computed, signal } from '@preact/signals';

/** What a file of words exports. */
export type Tables = Readonly<Record<string, object>>;

export interface Language {
  /** BCP 47. */
  tag: string;
  /** The files of its folder by their names; for those that are not there, English stands in. */
  files: Readonly<Record<string, Tables>>;
}

/** Each part brings its English along, so nothing has to be fetched. */
export const english: Language = { tag: 'en', files: {} };

/** Whatever is shown follows it. */
export const language = signal(english);

/** For dates and numbers, as BCP 47. */
export const locale = computed(() => pickLocale(globalThis.navigator?.languages ?? [], language.value.tag));

/** The person's own kind of the language where they have one, so that 9:41 PM and 21:41 are each read by those who expect them. */
export function pickLocale(languages: readonly string[], tag = 'en'): string {
  const own = languages.find((each) => each.toLowerCase().split('-')[0] === tag);
  return own ?? (tag === 'en' ? 'en-GB' : tag);
}

/**
 * The tables of the file `name`, each word read in the language in use each time: who reads it while drawing is drawn again when that
 * changes. `en` are those of English, with which every part is loaded.
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
