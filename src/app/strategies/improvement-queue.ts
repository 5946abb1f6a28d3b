/** The pieces of text that wait for a more exact model, and how long that will take. Pure. */

/** A piece of text as it was first heard. Sample indices are at 16 kHz. */
export interface Piece {
  /** Id of the recording or transcript on whose clock it is. */
  of: string;
  start: number;
  end: number;
  heard: string;
}

export interface ImprovementQueue {
  /** In the order in which they came. */
  waiting: readonly Piece[];
  /** Milliseconds that the exact model has needed so far, and the samples that it has heard. */
  tookMs: number;
  samples: number;
}

export const nothingWaits: ImprovementQueue = { waiting: [], tookMs: 0, samples: 0 };

/** A final text takes the place of all that start in its range; an empty one withdraws them. */
export function withHeard(queue: ImprovementQueue, piece: Piece): ImprovementQueue {
  const { of, start, end, heard } = piece;
  const isReplaced = (one: Piece) => one.of === of && one.start >= start && one.start < Math.max(end, start + 1);
  const others = queue.waiting.filter((one) => !isReplaced(one));
  return { ...queue, waiting: heard ? [...others, piece] : others };
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
