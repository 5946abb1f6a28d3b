/** Languages to choose from in a select, in the order that their names have in the language of the page. */

import { languageName } from '../../i18n/format.ts';
import { locale } from '../../i18n/language.ts';

/** `codes`: BCP 47 tags, one each. */
export function LanguageOptions({ codes }: { codes: readonly string[] }) {
  const { compare } = new Intl.Collator(locale.value);
  const named = codes.map((code) => ({ code, name: languageName(code) }));
  return (
    <>
      {named
        .toSorted((a, b) => compare(a.name, b.name))
        .map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
    </>
  );
}
