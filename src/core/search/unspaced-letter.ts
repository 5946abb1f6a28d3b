/** The scripts that put no spaces between words. */

const unspacedScripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];

/** A letter of a script without spaces between words, as part of a regular expression with the flag `u`. */
export const unspacedLetter = `[${unspacedScripts.map((script) => `\\p{Script=${script}}`).join('')}]`;
