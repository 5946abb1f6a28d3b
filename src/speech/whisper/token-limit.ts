/** Limits on the number of tokens by the duration of speech: a decoder that exceeds them is inventing. */

/** Tokens a second in fast speech; other scripts than Latin have several tokens for a word, or even a letter. */
const tokensPerSecond = { latin: 8, other: 13 };
const leastTokens = 16;

/** Most tokens of a text over `seconds`; `language` is a code, null for English. */
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
