/** Which texts of the model that writes live, and which of the exact one, are of the same sound: both cut it as suits them. Pure. */

import { speechRate } from '../../core/resampler.ts';

/** A range in samples at 16 kHz. */
interface Range {
  start: number;
  end: number;
}

/** A text as it was first heard. */
export interface HeardText extends Range {
  heard: string;
}

/** Texts between the same two silences, of one model and of the other. */
export interface Pair<Exact extends Range> extends Range {
  texts: HeardText[];
  exact: Exact[];
}

/** Until where, in samples, nothing more will come of either model. */
export interface Heard {
  live: number;
  exact: number;
}

/** Voice detection leaves more or less room around speech: so much in common is none. */
const leastShared = 0.35 * speechRate;

/** A final text takes the place of all that start in its range; an empty one withdraws them. */
export function withHeard(texts: readonly HeardText[], text: HeardText): HeardText[] {
  const { start, end, heard } = text;
  const others = texts.filter((one) => one.start < start || one.start >= Math.max(end, start + 1));
  return heard ? [...others, text].sort((a, b) => a.start - b.start) : others;
}

/** All pairs that are complete, and the texts that wait for theirs. Texts and `exact` are in the order of the sound. */
export function pairedTexts<Exact extends Range>(
  texts: readonly HeardText[],
  exact: readonly Exact[],
  heard: Heard,
): { pairs: Pair<Exact>[]; waiting: HeardText[] } {
  const pairs: Pair<Exact>[] = [];
  const waiting: HeardText[] = [];
  let next = 0;
  for (let at = 0; at < texts.length; ) {
    const first = texts[at++]!;
    const pair: Pair<Exact> = { start: first.start, end: first.end, texts: [first], exact: [] };
    while (next < exact.length && exact[next]!.end <= first.start + leastShared) next++;
    for (;;) {
      const other = exact[next];
      const text = texts[at];
      if (other && pair.texts.some((one) => areOne(one, other))) {
        pair.exact.push(other);
        next++;
      } else if (text && pair.exact.some((one) => areOne(one, text))) {
        pair.texts.push(text);
        pair.end = text.end;
        at++;
      } else break;
    }
    const isWritten = pair.exact.every(({ end }) => end <= heard.live + leastShared);
    const isHeard = pair.end <= heard.exact + leastShared;
    if (!isWritten || !isHeard) waiting.push(...pair.texts);
    // Where the exact model hears nothing, what was written stays.
    else if (pair.exact.length > 0) pairs.push(pair);
  }
  return { pairs, waiting };
}

function areOne(one: Range, other: Range): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const shorter = Math.min(one.end - one.start, other.end - other.start);
  return shared > Math.min(leastShared, shorter / 2);
}
