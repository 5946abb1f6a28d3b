/** The language of the page, and the words of each part in it. Only this folder knows which languages there are. */

import { computed, signal } from '@preact/signals';

/** The same words in every language that the page speaks. */
export interface Tables<Words> {
  en: Words;
}

export interface Language {
  /** BCP 47. */
  tag: string;
  choose<Words extends object>(tables: Tables<Words>): Words;
}

export const english: Language = { tag: 'en', choose: ({ en }) => en };

/** Whatever is shown follows it. */
export const language = signal(english);

/** For dates and numbers, as BCP 47. */
export const locale = computed(() => pickLocale(globalThis.navigator?.languages ?? [], language.value.tag));

/** The person's own kind of the language where they have one, so that 9:41 PM and 21:41 are each read by those who expect them. */
export function pickLocale(languages: readonly string[], tag = 'en'): string {
  const own = languages.find((each) => each.toLowerCase().split('-')[0] === tag);
  return own ?? (tag === 'en' ? 'en-GB' : tag);
}

/** Words that are read in the language in use each time: who reads them while drawing is drawn again when it changes. */
export function inLanguage<Words extends object>(tables: Tables<Words>): Words {
  const words = {};
  for (const key of Object.keys(tables.en)) {
    const get = () => language.value.choose(tables)[key as keyof Words];
    Object.defineProperty(words, key, { enumerable: true, get });
  }
  return words as Words;
}
