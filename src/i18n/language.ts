/**
 * The language of the page, and the words in it. English comes with every file of words; each other language has a file of its own beside
 * it, fetched when the page is in that language. Only this folder knows the files of a language.
 */

import { computed, signal } from '@preact/signals';

/** BCP 47 tags of the languages that the page can be in. */
export const pageLanguages = ['en', 'de', 'es', 'fr'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

/** The exports of a file of words. */
type Tables = Readonly<Record<string, object>>;
type Translations<Part> = Readonly<Record<Exclude<PageLanguage, 'en'>, () => Promise<Part>>>;

/** The language in use; rendered text follows this signal. It is changed by `switchLanguage`. */
export const language = signal<PageLanguage>('en');

/** Locale for dates and numbers, as BCP 47. */
export const locale = computed(() => pickLocale(globalThis.navigator?.languages ?? [], language.value));

/** Fetches the words of one file in a language. */
const fetchers: ((tag: PageLanguage) => Promise<void>)[] = [];
let wanted: PageLanguage = 'en';
let arriving: Promise<unknown> = Promise.resolve();

/**
 * The person's regional variant of the language if the browser lists one, so that times appear as 9:41 PM or 21:41 according to preference.
 */
export function pickLocale(languages: readonly string[], tag = 'en'): string {
  return languages.find((each) => codeOf(each) === tag) ?? (tag === 'en' ? 'en-GB' : tag);
}

/** The first language of the person's list that the page can be in; otherwise English. */
export function pickLanguage(languages: readonly string[]): PageLanguage {
  return languages.map(codeOf).find(isPageLanguage) ?? 'en';
}

/**
 * The tables of a file of words. Every access reads the word in the current language through a signal, so that components are rendered
 * again when the language changes. `en`: the English tables; `others`: fetch those of the other languages, which are the same in shape.
 */
export function inLanguage<Part extends Tables>(en: Part, others: Translations<Part>): Part {
  const parts = signal<Partial<Record<PageLanguage, Part>>>({ en });
  const fetchPart = async (tag: PageLanguage) => {
    if (tag === 'en' || parts.peek()[tag]) return;
    const part = await others[tag]();
    parts.value = { ...parts.peek(), [tag]: part };
  };
  fetchers.push(fetchPart);
  if (wanted !== 'en') arriving = Promise.allSettled([arriving, fetchPart(wanted)]);
  const tables = Object.keys(en).map((table) => {
    const words = {};
    for (const key of Object.keys(en[table]!)) {
      const get = () => Reflect.get((parts.value[language.value] ?? en)[table]!, key);
      Object.defineProperty(words, key, { enumerable: true, get });
    }
    return [table, words];
  });
  return Object.fromEntries(tables);
}

/** Fetches all words that are in use, then changes the language of the page at once. Rejects, and changes nothing, where a file is missing. */
export async function switchLanguage(tag: PageLanguage): Promise<void> {
  wanted = tag;
  await Promise.all(fetchers.map((fetchPart) => fetchPart(tag)));
  if (wanted === tag) language.value = tag;
}

/**
 * Resolves when the words of every part that was loaded so far are here: before a part is shown. Never rejects; English replaces what
 * cannot be fetched.
 */
export async function wordsArrived(): Promise<void> {
  await arriving;
}

const codeOf = (tag: string) => tag.toLowerCase().split('-')[0]!;
const isPageLanguage = (code: string): code is PageLanguage => (pageLanguages as readonly string[]).includes(code);
