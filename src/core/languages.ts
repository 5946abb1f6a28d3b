/** Languages that a person names, matched with those that a model knows. Pure. */

/** Language codes of browsers that have another code in models. */
const modelCodes: Readonly<Record<string, string>> = { nb: 'no', jv: 'jw', fil: 'tl' };

/** The language of a BCP 47 tag in the models' codes: `en-GB` is `en`, because models do not distinguish regions. */
export function codeOf(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0]!;
}

/** The codes among `codes`, which are a model's, that the BCP 47 `tags` name, each once and in the order of the tags. */
export function knownAmong(tags: readonly string[], codes: readonly string[]): string[] {
  const known = tags.map(codeOf).map((code) => (codes.includes(code) ? code : (modelCodes[code] ?? '')));
  return [...new Set(known)].filter((code) => codes.includes(code));
}
