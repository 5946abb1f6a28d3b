/** Something to be said that is kept as the name of its words and their values, and put into words where it is shown. */

type Values<Words> = Words extends (...values: infer Given) => string ? Given : [];

export interface Saying {
  words: object;
  key: string;
  values: readonly unknown[];
}

/** `words` are those of a part as its file in this folder exports them, so that they are read in the language of the moment. */
export function saying<Words extends object, Key extends keyof Words & string>(
  words: Words,
  key: Key,
  ...values: Values<Words[Key]>
): Saying {
  return { words, key, values };
}

export function inWords({ words, key, values }: Saying): string {
  const said = (words as Record<string, string | ((...values: readonly unknown[]) => string)>)[key]!;
  return typeof said === 'string' ? said : said(...values);
}
