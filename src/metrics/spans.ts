/** The newest spans of a thread, in a ring buffer of columns with a fixed size. */

import type { MetricsSnapshot, SpanData, Stage } from '../protocol/metrics.ts';

const capacity = 4096;

interface Span {
  stage: Stage;
  /** Milliseconds since the epoch, with fractions. */
  start: number;
  ms: number;
}

export class SpanRing {
  readonly #stage = new Uint8Array(capacity);
  readonly #start = new Float64Array(capacity);
  readonly #ms = new Float64Array(capacity);
  #recorded = 0;

  /** Adds a span; `stage` is the stage's number. */
  record(stage: number, start: number, ms: number): void {
    const at = this.#recorded++ % capacity;
    this.#stage[at] = stage;
    this.#start[at] = start;
    this.#ms[at] = ms;
  }

  /** The spans as columns; `stages` are the names by number. */
  data(stages: readonly Stage[]): SpanData {
    const length = Math.min(this.#recorded, capacity);
    const oldest = (this.#recorded - length) % capacity;
    return {
      stages: [...stages],
      stage: inOrder(this.#stage, new Uint8Array(length), oldest),
      start: inOrder(this.#start, new Float64Array(length), oldest),
      ms: inOrder(this.#ms, new Float64Array(length), oldest),
    };
  }
}

/** Copies the ring to `into`, the oldest first. */
function inOrder<Column extends Uint8Array | Float64Array>(ring: Column, into: Column, oldest: number): Column {
  const older = ring.subarray(oldest, oldest + into.length);
  into.set(older);
  into.set(ring.subarray(0, into.length - older.length), older.length);
  return into;
}

/** The spans of a snapshot as objects, in the order of recording. */
export function spansOf({ spans: { stages, stage, start, ms } }: MetricsSnapshot): Span[] {
  return Array.from(stage, (number, i) => ({ stage: stages[number]!, start: start[i]!, ms: ms[i]! }));
}
