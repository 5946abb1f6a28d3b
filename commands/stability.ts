/** How much of a live text stayed as it was first shown. */

/**
 * The share of shown words that later changed, 0 to 1, over the successive whole texts of one dictation.
 *
 * A shown word is a word at a position, counted from the start of the text, and counts once however often the text is
 * shown. It has changed when any later text has another word at that position, or none. A difference in capitals or in
 * punctuation is a change: it is one to the eye. No words give 0.
 */
export function changedWordsShare(texts: readonly string[]): number {
  const shown = new Set<string>();
  const changed = new Set<string>();
  let previous: string[] = [];
  for (const text of texts) {
    const words = text.split(/\s+/).filter(Boolean);
    for (const [position, word] of previous.entries()) {
      if (words[position] !== word) changed.add(`${position} ${word}`);
    }
    for (const [position, word] of words.entries()) shown.add(`${position} ${word}`);
    previous = words;
  }
  return shown.size === 0 ? 0 : changed.size / shown.size;
}
