/** How far the times of words are from those that are known. */

import { speechRate } from '../../src/core/resampler.ts';
import { later } from '../../src/core/transcript.ts';
import { keptWords } from '../../src/core/word-alignment.ts';
import type { TimedText, TimedWord } from '../../src/protocol/speech.ts';
import { spreadOf } from '../statistics/spread.ts';
import { normalisedWords } from '../statistics/word-errors.ts';
import { heardParts } from './heard-parts.ts';
import type { NamedRecogniser } from './models.ts';

/** A word that was heard, and that which was said. */
export interface WordPair {
  heard: TimedText;
  said: TimedText;
  /** Whether the voice goes on before and behind it. */
  follows: boolean;
  leads: boolean;
}

/** Seconds between two words of a breath. */
const breath = 0.05;

/** As files are heard. A number is several words, of which the first has the beginning and the last the end. */
export async function wordsIn(recogniser: NamedRecogniser, samples: Float32Array): Promise<TimedWord[]> {
  const words: TimedWord[] = [];
  for await (const heard of heardParts(recogniser, samples, { times: true })) {
    words.push(...(heard.words ?? []).map((word) => later(word, heard.range.start / speechRate)));
  }
  return words.flatMap((word) => {
    const parts = normalisedWords(word.text);
    return parts.map((text, at) => ({
      ...word,
      text,
      start: at === 0 ? word.start : Number.NaN,
      end: at === parts.length - 1 ? word.end : Number.NaN,
    }));
  });
}

/** Of the words that were heard as they were said. */
export function pairsOf(said: readonly TimedText[], heard: readonly TimedText[]): WordPair[] {
  const texts = (words: readonly TimedText[]) => words.map(({ text }) => text);
  return keptWords(texts(said), texts(heard)).map(([at, to]) => {
    const [before, word, behind] = [said[at - 1], said[at]!, said[at + 1]];
    return {
      heard: heard[to]!,
      said: word,
      follows: before !== undefined && word.start - before.end < breath,
      leads: behind !== undefined && behind.start - word.end < breath,
    };
  });
}

/** Seconds by which words begin or end late. */
export const lateness = (pairs: readonly WordPair[], edge: 'start' | 'end'): number[] =>
  pairs.map(({ heard, said }) => heard[edge] - said[edge]).filter(Number.isFinite);

/** A row of a table; `late` are seconds. */
export function rowOf(name: string, late: readonly number[]): string {
  const ms = (seconds: number) => `${(1000 * seconds).toFixed(0)} ms`;
  const apart = spreadOf(late.map(Math.abs))!;
  const near = late.filter((each) => Math.abs(each) <= 0.2).length;
  const share = `${((100 * near) / apart.count).toFixed(0)} %`;
  return `| ${name} | ${apart.count} | ${ms(apart.median)} | ${ms(apart.p95)} | ${share} | ${ms(spreadOf(late)!.median)} |`;
}
