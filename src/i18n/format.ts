/** Formats durations, counts and names. Pure; the locale is an argument so that tests can fix it. */

import { locale } from './language.ts';

/** For example 02:14; from an hour on 1:02:14. */
export function duration(totalSeconds: number): string {
  const whole = Math.max(0, Math.floor(totalSeconds));
  const two = new Intl.NumberFormat(locale.value, { minimumIntegerDigits: 2 });
  const hours = Math.floor(whole / 3600);
  const rest = `${two.format(Math.floor(whole / 60) % 60)}:${two.format(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** For example 0.4 seconds, 12 seconds. */
export function seconds(value: number, of = locale.value): string {
  const digits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(of, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'long',
    maximumFractionDigits: digits,
  }).format(value);
}

/** A share as a whole percentage; `share` is limited to 0 to 1. */
export function percent(share: number, of = locale.value): string {
  return new Intl.NumberFormat(of, { style: 'percent' }).format(Math.min(1, Math.max(0, share)));
}

/** A noun in the forms that a language has, by the categories of Unicode's plural rules. */
export type Forms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** For example 1,204. */
export function number(value: number, of = locale.value): string {
  return new Intl.NumberFormat(of).format(value);
}

/** The form that goes with a count. */
export function form(count: number, forms: Forms, of = locale.value): string {
  return forms[new Intl.PluralRules(of).select(count)] ?? forms.other;
}

/** For example 1 word, 1,204 words. */
export function plural(count: number, forms: Forms, of = locale.value): string {
  return `${number(count, of)} ${form(count, forms, of)}`;
}

/** `owner/moonshine-tiny-en` becomes "Moonshine tiny"; the language is shown separately. */
export function modelName(id: string): string {
  const name = (id.split('/').at(-1) ?? id)
    .replace(/[-_.](en|onnx|q8|quantized)\b/gi, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** For example English, German or Spanish. */
export function listed(languages: readonly string[], of = locale.value): string {
  return new Intl.ListFormat(of, { type: 'disjunction' }).format(languages.map((tag) => languageName(tag, of)));
}

/** Name of a language by its BCP 47 tag; an invalid tag is returned unchanged. */
export function languageName(tag: string, of = locale.value): string {
  try {
    return new Intl.DisplayNames(of, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** For example Deutsch, Français: as a list of languages shows each in itself. */
export function nativeName(tag: string): string {
  return capitalised(languageName(tag, tag), tag);
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/** With a capital letter, as a name begins in a list. */
export function capitalised(name: string, of: string): string {
  return name.charAt(0).toLocaleUpperCase(of) + name.slice(1);
}
