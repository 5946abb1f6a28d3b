/**
 * The work of a decoder, in frames of the encoder, by the time of the processor that they take Whisper tiny.en and base in 8 bits.
 */

/** One token after another. */
export const stepWork = 14;
/** The keys and values over the audio, and the prompt. */
export const openingWork = 140;

/** One pass over all tokens of a text, for the times of its words. */
export const timesWork = (tokens: number): number => openingWork + (stepWork * tokens) / 4;
