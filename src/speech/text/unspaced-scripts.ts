/** Scripts without spaces between words: every character counts as a word. */

import { unspacedLetter } from '../../core/search/unspaced-letter.ts';

const first = new RegExp(`^${unspacedLetter}`, 'u');
const words = new RegExp(`${unspacedLetter}|((?!${unspacedLetter})\\S)+`, 'gu');

export const beginsUnspaced = (text: string): boolean => first.test(text);

/** True for the first UTF-8 byte of the characters from U+3000 to U+9FFF, which are nearly all of Chinese and Japanese. */
export const isUnspacedByte = (byte: number): boolean => byte >= 0xe3 && byte <= 0xe9;

/** Number of words: between spaces, and single characters in scripts without spaces. */
export const countWords = (text: string): number => text.match(words)?.length ?? 0;
