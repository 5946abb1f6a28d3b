/**
 * How much of a long utterance is heard again while it grows. All of it would cost more with every second; what was promised does not
 * change any more, and a few seconds before the open end are all that it wants to be understood.
 */

/** Seconds that are heard at least. */
const usual = 15;
/** Seconds of what is known that are heard once more, as context. */
const context = 3;

/** The frame to hear from. `known`: frames of which the text is known; `frames` are all of them, each of `frameSeconds`. */
export function windowStart(frames: number, known: number, frameSeconds: number): number {
  const most = Math.round(known - context / frameSeconds);
  return Math.max(0, Math.min(most, Math.floor(frames - usual / frameSeconds)));
}
