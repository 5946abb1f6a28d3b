/** Texts that speech models invent where nobody speaks. Pure. */

/** Mean probability of speech below which a stock phrase is more likely invented than spoken. */
export const certainSpeech = 0.85;

/** Texts that models invent over noise, music and silence: all texts of the recordings without speech, and no others. */
const stockPhrases = /^(you|thank you( for watching)?|i don't know|transcript \p{L}+ \p{L}+|thanks for watching)$/u;

/** Whether the text is nothing else; a repeated stock phrase is one, too. */
export function isStockPhrase(text: string): boolean {
  const sentences = text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[.!?,]+/);
  return sentences
    .map((sentence) => sentence.replace(/[^\p{L}\p{N}' ]+/gu, '').trim())
    .filter(Boolean)
    .every((sentence) => stockPhrases.test(sentence));
}
