/**
 * Where two texts of one speech are joined that have heard some of its sound both, because there was no silence to cut at. Each is at its
 * worst where its sound ends in the middle of a word; so the join is well inside, at words that both have.
 */

import { keptWords, plainWord } from '../word-alignment.ts';

/** A word with its place, which may be no more than estimated. */
export interface PlacedWord {
  text: string;
  start: number;
  end: number;
}

/** Words of the first text that stay, and words at the start of the second one that do not. */
export interface Seam {
  kept: number;
  dropped: number;
}

/** Times of the same unit as those of the words; a word may lie so far beside its place. */
const astray = 1;

/** The join of `before` and `after`, of which both have heard the sound from `start` to `end`, in seconds. */
export function seamOf(
  before: readonly PlacedWord[],
  after: readonly PlacedWord[],
  { start, end }: { start: number; end: number },
): Seam {
  const from = firstIndex(before, (word) => word.end > start - astray);
  const to = firstIndex(after, (word) => word.start > end + astray);
  const pairs = keptWords(before.slice(from).map(plain), after.slice(0, to).map(plain));
  const middle = (start + end) / 2;
  let best: { kept: number; dropped: number; run: number; off: number } | undefined;
  for (const [at, [one, other]] of pairs.entries()) {
    const kept = from + one + 1;
    const off = Math.abs(middleOf(before[kept - 1]!) - middle);
    const run = runAround(pairs, at);
    if (!best || run > best.run || (run === best.run && off < best.off)) best = { kept, dropped: other + 1, run, off };
  }
  if (best) return { kept: best.kept, dropped: best.dropped };
  return {
    kept: firstIndex(before, (word) => middleOf(word) > middle),
    dropped: firstIndex(after, (word) => middleOf(word) > middle),
  };
}

/** Pairs of neighbours in both texts around this one. */
function runAround(pairs: readonly [number, number][], at: number): number {
  const goesOn = (one: number) => {
    const [a, b] = [pairs[one], pairs[one + 1]];
    return a !== undefined && b !== undefined && b[0] === a[0] + 1 && b[1] === a[1] + 1;
  };
  let run = 1;
  for (let left = at - 1; goesOn(left); left--) run++;
  for (let right = at; goesOn(right); right++) run++;
  return run;
}

const plain = ({ text }: PlacedWord) => plainWord(text);
const middleOf = ({ start, end }: PlacedWord) => (start + end) / 2;

/** Index of the first word that is so; that behind the last one where none is. */
function firstIndex(words: readonly PlacedWord[], isSo: (word: PlacedWord) => boolean): number {
  const at = words.findIndex(isSo);
  return at < 0 ? words.length : at;
}
