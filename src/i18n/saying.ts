/**
 * A message stored as a key of a table of words with values. The text is formed when the message is shown, in the language of that moment.
 */

type Values<Words> = Words extends (...values: infer Given) => string ? Given : [];

export interface Saying {
  words: object;
  key: string;
  values: readonly unknown[];
}

/** A message. `words`: a table as exported by a file in this folder. */
export function saying<Words extends object, Key extends keyof Words & string>(
  words: Words,
  key: Key,
  ...values: Values<Words[Key]>
): Saying {
  return { words, key, values };
}

/** The text of a message in the current language. Reads signals. */
export function inWords({ words, key, values }: Saying): string {
  const said = (words as Record<string, string | ((...values: readonly unknown[]) => string)>)[key]!;
  return typeof said === 'string' ? said : said(...values);
}
