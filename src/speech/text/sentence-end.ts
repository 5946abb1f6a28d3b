/** The marks that end a sentence, with what may close behind them. */
export const sentenceEnd = /[.!?…。！？]["'”’»)\]]*$/u;
