/**
 * Speech that a text leaves out. A decoder that hears several sentences at once may skip one, mostly a quiet one or a row of digits, and goes
 * on as if nothing were missing: then the voice is there and no word, or a word lasts as long as a sentence.
 */

import { keptWords, plainWord } from '../../core/word-alignment.ts';
import type { TimedText } from '../../protocol/speech.ts';
import { sentenceEnd } from './sentence-end.ts';

/** Seconds of a voice for which there are words: fewer may belong to the words on both sides. */
const leastVoice = 1;
/** Seconds of a voice for which one word is too few. */
const mostOfWord = 2;
/** Seconds of the pauses on both sides that are heard with it: words need room. */
const room = 0.5;

/** Digits from which a number is the same where most of them are found again: of fewer, that happens by chance. */
const fewestDigits = 4;
/** Share of the digits of a number that are found again, in their order, where it is the same number. */
const leastShared = 0.6;

/** Seconds, [start, end). */
type Pause = Pick<TimedText, 'start' | 'end'>;

/** Seconds of the window that are to be heard again, in place of the words with the indices [from, to). */
export interface LeftOut {
  from: number;
  to: number;
  start: number;
  end: number;
}

/** What the words of a window of so many seconds leave out, in order. `pauses` are those of its sound. */
export function leftOutOf(words: readonly TimedText[], pauses: readonly Pause[], seconds: number): LeftOut[] {
  const found: LeftOut[] = [];
  let last = 0;
  for (const [at, { start, end }] of [...words, { start: seconds, end: seconds }].entries()) {
    const isBefore = voiceIn(last, start, pauses) >= leastVoice;
    const isLong = voiceIn(start, end, pauses) > mostOfWord;
    if (isBefore || isLong) {
      const stretch = withRoom(isBefore ? last : start, isLong ? end : start, pauses);
      const before = found.at(-1);
      const isNext = before?.to === at;
      if (isNext) found.pop();
      const [from, to] = [isNext ? before.from : at, isLong ? at + 1 : at];
      found.push({ from, to, start: isNext ? before.start : stretch.start, end: stretch.end });
    }
    last = Math.max(last, end);
  }
  return found;
}

/**
 * How many of the long words that are heard again stay, before what was found there and behind it: those that it does not have. Such a word
 * was said where its sentence is. A number may be found again in other groups of digits: "423-19" as "4, 2, 3, 1, 9".
 */
export function keptBeside(
  words: readonly Pick<TimedText, 'text'>[],
  { from, to }: Pick<LeftOut, 'from' | 'to'>,
  found: readonly Pick<TimedText, 'text'>[],
): { before: 0 | 1; behind: 0 | 1 } {
  if (from === to) return { before: 0, behind: 0 };
  const plain = found.map(({ text }) => plainWord(text));
  const heard = new Set(plain);
  const digits = plain.join('').replace(/\P{N}/gu, '');
  const isLost = (at: number) => {
    const word = plainWord(words[at]!.text);
    const again = /^\p{N}+$/u.test(word) && word.length >= fewestDigits ? keptWords([...word], [...digits]).length : 0;
    return !heard.has(word) && again < leastShared * word.length;
  };
  const beginsSentence = (at: number) => at === 0 || sentenceEnd.test(words[at - 1]!.text);
  return {
    before: isLost(from) && !beginsSentence(from) ? 1 : 0,
    behind: isLost(to - 1) && beginsSentence(to - 1) ? 1 : 0,
  };
}

/** Seconds between two moments that are no pause. */
function voiceIn(from: number, to: number, pauses: readonly Pause[]): number {
  const silent = pauses.map(({ start, end }) => Math.max(0, Math.min(end, to) - Math.max(start, from)));
  return Math.max(0, to - from) - silent.reduce((sum, each) => sum + each, 0);
}

/** Without the pauses at its ends, but for some room. */
function withRoom(from: number, to: number, pauses: readonly Pause[]): { start: number; end: number } {
  const before = pauses.find(({ start, end }) => start <= from && end > from);
  const behind = pauses.find(({ start, end }) => start < to && end >= to);
  return {
    start: before ? Math.max(before.start, before.end - room) : from,
    end: behind ? Math.min(behind.end, behind.start + room) : to,
  };
}
