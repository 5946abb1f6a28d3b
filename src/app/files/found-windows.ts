/** What was found in each window of a sound, and how the texts of windows that overlap become one. Pure. */

import { type PlacedWord, seamOf } from '../../core/joining/seam.ts';
import { speechRate } from '../../core/resampler.ts';
import { later, type Segment } from '../../core/transcript.ts';
import { placedWords } from '../../core/word-diff.ts';
import type { CheckedText, SaidWord, SpeechRange, TimedWord } from '../../protocol/speech.ts';

/** Plain data. Times of what is in it are seconds from the first sample of the sound. */
export interface FoundWindow {
  /** Which of the voices, from 0 on. */
  voice: number;
  /** Its samples; the next one of the voice may begin before its end. */
  start: number;
  end: number;
  segments: readonly Segment[];
  words: readonly TimedWord[];
  said: readonly SaidWord[];
  /** Why it has no text to be trusted; null when it has one, or nothing was said. */
  doubt: CheckedText['doubt'];
}

export function foundWindow(voice: number, { start, end }: SpeechRange, found: CheckedText): FoundWindow {
  const { text, segments, words, said, language, doubt } = found;
  const [from, to] = [start / speechRate, end / speechRate];
  const spoken = language ? { language } : {};
  // As divided by the model, or else as cut by voice detection.
  const parts = segments?.map((segment) => later(segment, from)) ?? (text ? [{ start: from, end: to, text }] : []);
  return {
    voice,
    start,
    end,
    segments: parts.map((segment) => ({ ...segment, ...spoken })),
    words: words?.map((word) => later(word, from)) ?? [],
    said: said ?? [],
    doubt,
  };
}

/** The windows with every word once: where two of a voice have heard the same sound, each keeps its part of the words. */
export function joinedWindows(windows: readonly FoundWindow[]): FoundWindow[] {
  const joined: FoundWindow[] = [];
  for (const window of windows) {
    const at = joined.findLastIndex(({ voice }) => voice === window.voice);
    const before = joined[at];
    if (!before || before.end <= window.start) {
      joined.push(window);
      continue;
    }
    const [one, other] = [wordsIn(before), wordsIn(window)];
    const { kept, dropped } = seamOf(one, other, { start: window.start / speechRate, end: before.end / speechRate });
    joined[at] = withWords(before, 0, kept);
    joined.push(withWords(window, dropped, other.length));
  }
  return joined;
}

interface WordOfSegment extends PlacedWord {
  /** Index of its segment, and where the word begins in its text. */
  of: number;
  at: number;
}

/** Where a model gives no times, a word has its share of its segment by its letters. */
function wordsIn({ segments, words }: FoundWindow): WordOfSegment[] {
  const estimated = segments.flatMap(({ text, start, end }, of) =>
    placedWords(text).map(({ word, at }) => {
      const place = (letters: number) => start + ((end - start) * letters) / text.length;
      return { text: word, of, at, start: place(at), end: place(at + word.length) };
    }),
  );
  if (words.length !== estimated.length) return estimated;
  return estimated.map((word, i) => ({ ...word, start: words[i]!.start, end: words[i]!.end }));
}

/** The window with its words in [from, to) alone. */
function withWords(window: FoundWindow, from: number, to: number): FoundWindow {
  const all = wordsIn(window);
  if (from === 0 && to === all.length) return window;
  const kept = all.slice(from, to);
  const segments = window.segments.flatMap((segment, of) => {
    const those = kept.filter((word) => word.of === of);
    const [first, next] = [those[0], all[all.indexOf(those.at(-1)!) + 1]];
    if (!first) return [];
    const isCutBehind = next?.of === of;
    const text = segment.text.slice(first.at, isCutBehind ? next.at : undefined).trim();
    const start = first.at > 0 ? first.start : segment.start;
    return [{ ...segment, text, start, end: isCutBehind ? those.at(-1)!.end : segment.end }];
  });
  const cut = <Word>(words: readonly Word[]) => words.slice(from, Math.max(from, words.length - (all.length - to)));
  return { ...window, segments, words: cut(window.words), said: cut(window.said) };
}
