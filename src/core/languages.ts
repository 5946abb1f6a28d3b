/** The languages that a person names, against those that a model knows. Pure. */

/** What browsers call some languages, and what models still call them. */
const modelCodes: Readonly<Record<string, string>> = { nb: 'no', jv: 'jw', fil: 'tl' };

/** `en-GB` as `en`: models know languages and not how they differ from place to place. */
export function codeOf(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0]!;
}

/** By the model's codes, each once: those of the languages that it knows. `tags`: BCP 47. */
export function knownAmong(tags: readonly string[], codes: readonly string[]): string[] {
  const known = tags.map(codeOf).map((code) => (codes.includes(code) ? code : (modelCodes[code] ?? '')));
  return [...new Set(known)].filter((code) => codes.includes(code));
}
