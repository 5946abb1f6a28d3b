/** How many tokens speech of a length can have: a decoder past this bound is inventing. */

/** Tokens a second of fast speech; scripts other than Latin are spelled in pieces of letters. */
const tokensPerSecond = { latin: 8, other: 13 };
const leastTokens = 16;

/** `language` by its code, null for English. */
export function tokenLimit(seconds: number, language: string | null): number {
  return Math.ceil(leastTokens + seconds * tokenRate(language));
}

/** Tokens a second of fast speech. */
export function tokenRate(language: string | null): number {
  return isLatin(language ?? 'en') ? tokensPerSecond.latin : tokensPerSecond.other;
}

function isLatin(language: string): boolean {
  return new Intl.Locale(language).maximize().script === 'Latn';
}
