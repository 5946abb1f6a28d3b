/** The languages whose numbers are known. */

import { englishNumbers } from './english.ts';
import { germanNumbers } from './german.ts';
import type { NumberLanguage } from './number-language.ts';
import { spanishNumbers } from './spanish.ts';

const languages: readonly NumberLanguage[] = [englishNumbers, germanNumbers, spanishNumbers];

/** `code`: ISO 639-1. */
export function numberLanguage(code: string): NumberLanguage | undefined {
  return languages.find((language) => language.code === code);
}
