/** The names and terms of a person's list, as they are written in the settings: with commas or line ends between. */
export function termsIn(vocabulary: string): string[] {
  return vocabulary
    .split(/[,;\n]/)
    .map((term) => term.trim())
    .filter(Boolean);
}
