/** Scripts that put no space between words: there every character counts as one. */

const scripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const character = `[${scripts.map((script) => `\\p{Script=${script}}`).join('')}]`;
const first = new RegExp(`^${character}`, 'u');
const words = new RegExp(`${character}|((?!${character})\\S)+`, 'gu');

export const beginsUnspaced = (text: string): boolean => first.test(text);

/** First byte in UTF-8 of the characters from U+3000 to U+9FFF, which are nearly all of Chinese and Japanese. */
export const isUnspacedByte = (byte: number): boolean => byte >= 0xe3 && byte <= 0xe9;

/** Words between spaces, and characters where there are none. */
export const countWords = (text: string): number => text.match(words)?.length ?? 0;
