/** The pieces of text that wait for a more exact model, and how long that will take. Pure. */

import { speechRate } from '../../core/resampler.ts';

/** A text as it was first heard, and its range in samples at 16 kHz. */
export interface HeardText {
  start: number;
  end: number;
  heard: string;
}

/** What the exact model hears at once: the texts of a sentence, which may be several. */
export interface Piece {
  /** Id of the recording or transcript on whose clock it is. */
  of: string;
  start: number;
  end: number;
  texts: readonly HeardText[];
}

export interface ImprovementQueue {
  /** In the order in which they came. */
  waiting: readonly Piece[];
  /** Milliseconds that the exact model has needed so far, and the samples that it has heard. */
  tookMs: number;
  samples: number;
}

/** A model hears half a minute at once. */
const mostSamples = 28 * speechRate;
const leastSamples = 2 * speechRate;

export const nothingWaits: ImprovementQueue = { waiting: [], tookMs: 0, samples: 0 };

/** A final text takes the place of all that start in its range, an empty one withdraws them, and one that goes on with a sentence joins it. */
export function withHeard(queue: ImprovementQueue, of: string, text: HeardText): ImprovementQueue {
  const { start, end, heard } = text;
  const isReplaced = (one: Piece) => one.of === of && one.start >= start && one.start < Math.max(end, start + 1);
  const others = queue.waiting.filter((one) => !isReplaced(one));
  if (!heard) return { ...queue, waiting: others };
  const isBefore = (one: Piece) => one.of === of && one.end === start && end - one.start <= mostSamples;
  const before = others.findIndex((one) => isBefore(one) && (mayGoOn(one) || end - start < leastSamples));
  const joined = others[before];
  const waiting = joined
    ? others.with(before, { ...joined, end, texts: [...joined.texts, text] })
    : [...others, { of, start, end, texts: [text] }];
  return { ...queue, waiting };
}

/** Whether the next text may go on with its sentence. A word or two alone give a model too little to go by. */
export function mayGoOn({ start, end, texts }: Piece): boolean {
  return end - start < leastSamples || !/[.!?…。！？]\P{L}*$/u.test(texts.at(-1)!.heard);
}

export function withoutAllOf(queue: ImprovementQueue, of: string): ImprovementQueue {
  return { ...queue, waiting: queue.waiting.filter((one) => one.of !== of) };
}

export function withDone(queue: ImprovementQueue, piece: Piece, ms: number): ImprovementQueue {
  return {
    waiting: queue.waiting.filter((one) => one !== piece),
    tookMs: queue.tookMs + ms,
    samples: queue.samples + piece.end - piece.start,
  };
}

/** Seconds until all of it is improved; null before the speed of the exact model is known. */
export function secondsLeft({ waiting, tookMs, samples }: ImprovementQueue): number | null {
  if (samples === 0) return null;
  const left = waiting.reduce((sum, { start, end }) => sum + end - start, 0);
  return (left / samples) * (tookMs / 1000);
}
