/** Tokens with timestamps to stretches of text with seconds, and to the start of the next window. */

/** Timestamp tokens, and positions of the encoder, in a second. */
export const stepsPerSecond = 50;

export interface TimedTokens {
  /** Text tokens only. */
  tokens: number[];
  /** Seconds from the start of the window. */
  start: number;
  end: number;
}

/** Stretches of text between timestamps; one without a closing timestamp lasts until `seconds`. */
export function stretchesOf(tokens: readonly number[], firstTime: number, seconds: number): TimedTokens[] {
  const stretches: TimedTokens[] = [];
  let open: TimedTokens = { tokens: [], start: 0, end: seconds };
  const close = (end: number) => {
    if (open.tokens.length > 0) stretches.push({ ...open, end: Math.max(open.start, Math.min(end, seconds)) });
  };
  for (const token of tokens) {
    if (token < firstTime) {
      open.tokens.push(token);
      continue;
    }
    const moment = (token - firstTime) / stepsPerSecond;
    close(moment);
    open = { tokens: [], start: Math.min(moment, seconds), end: seconds };
  }
  close(seconds);
  return stretches;
}

/** The text tokens, with the values that belong to them. */
export function withoutTimes<Value>(tokens: readonly number[], values: readonly Value[], firstTime: number) {
  const isText = (_: unknown, at: number) => at < tokens.length && tokens[at]! < firstTime;
  return { tokens: tokens.filter(isText), values: values.filter(isText) };
}

/**
 * The seconds of a window of `seconds` that its tokens cover, and those tokens. Two timestamps in a row mean that text continues behind the
 * second one, where the next window begins; otherwise the whole window is covered. At least `least`, because a decoder that gives no
 * progress would decode the same window for ever.
 */
export function heardOf(
  tokens: readonly number[],
  firstTime: number,
  seconds: number,
  least: number,
): { tokens: readonly number[]; seconds: number } {
  const isTime = (token: number | undefined) => token !== undefined && token >= firstTime;
  const isClosed = isTime(tokens.at(-1)) && !isTime(tokens.at(-2));
  const lastPair = tokens.findLastIndex((token, at) => at > 0 && isTime(token) && isTime(tokens[at - 1]));
  if (isClosed || lastPair < 0) return { tokens, seconds };
  const moment = (tokens[lastPair - 1]! - firstTime) / stepsPerSecond;
  if (moment < least) return { tokens, seconds };
  return { tokens: tokens.slice(0, lastPair), seconds: Math.min(moment, seconds) };
}
