/** The language of an answer: some servers tell its code, others its English name. */

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
let codes: Map<string, string> | undefined;

/** Of `en` and of `english` it is `en`; null for what is neither. */
export function languageCode(told: string): string | null {
  const name = told.trim().toLowerCase();
  if (/^[a-z]{2,3}$/.test(name)) return name;
  codes ??= codesByName();
  return codes.get(name) ?? null;
}

function codesByName(): Map<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    pairs.flatMap((code) => {
      const name = names.of(code);
      // Some languages have an older code, too.
      return name === undefined ? [] : [[name.toLowerCase(), Intl.getCanonicalLocales(code)[0]!] as const];
    }),
  );
}
