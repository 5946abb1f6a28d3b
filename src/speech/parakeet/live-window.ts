/**
 * The window of a long utterance that is encoded again while it grows. Encoding all of it would cost more every second. Committed text does
 * not change, and the open text needs only some seconds of context.
 */

/** Least seconds of the window. */
const usual = 15;
/** Seconds of committed audio that the window contains as context. */
const context = 3;

/** First frame of the window. `known` is the number of frames with committed text, `frames` that of all; a frame has `frameSeconds`. */
export function windowStart(frames: number, known: number, frameSeconds: number): number {
  const most = Math.round(known - context / frameSeconds);
  return Math.max(0, Math.min(most, Math.floor(frames - usual / frameSeconds)));
}
