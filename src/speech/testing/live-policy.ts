/** The live policy with a recogniser whose passes wait for the test. */

import { circularBytes } from '../../core/circular.ts';
import { AudioHistory } from '../../core/history.ts';
import type { ReadPast } from '../../protocol/engine.ts';
import type { Counter } from '../../protocol/metrics.ts';
import {
  noAbilities,
  type Pace,
  type Recognition,
  type SegmentMessage,
  type SpeechEvent,
} from '../../protocol/speech.ts';
import { doubtOf } from '../checks/doubt.ts';
import { type LivePlan, LiveTranscriber } from '../live/live-transcriber.ts';
import { yieldToMessages } from '../live/yield-to-messages.ts';
import type { RecogniseOptions, Recogniser } from '../recogniser.ts';
import { found, wordsOf } from './found-text.ts';

export const second = 16_000;
/** Silences far from any hangover: `short` is no endpoint, `long` certainly is one. */
export const short = 0.01 * second;
export const long = 5 * second;

/** Seconds of audio of two passes, so far apart that everything they agree on is committed. */
export const apart = [4, 8] as const;

/** A recogniser with one word for each second of audio, whose passes wait until the test lets them finish. */
class SlowRecogniser implements Recogniser {
  readonly passes: { samples: number; options: RecogniseOptions; finish: () => void; isOver: boolean }[] = [];
  /** Changes to the recognitions of the passes from now on. */
  manner: Partial<Recognition> = {};

  async recognise(samples: Float32Array, options: RecogniseOptions = {}): Promise<Recognition | null> {
    let resolve = () => {};
    const promise = new Promise<void>((done) => (resolve = done));
    const pass = { samples: samples.length, options, finish: resolve, isOver: false };
    this.passes.push(pass);
    await promise;
    pass.isOver = true;
    if (await options.shouldStop?.()) return null;
    const tokens = Array.from({ length: Math.floor(samples.length / second) }, (_, i) => i);
    return found(tokens, this.manner);
  }

  textOf = wordsOf;

  beginsWord(): boolean {
    return true;
  }

  async dispose(): Promise<void> {}
}

/** Waits until everything that is due has happened: between two passes texts are checked and messages received. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await doubtOf(found([1, 2, 3]), range(0, second), new Float32Array(0));
    await yieldToMessages();
  }
}

export const range = (start: number, end: number) => ({ start, end, speech: end - start, certainty: 0.95 });
export const grow = (start: number, end: number): SegmentMessage => ({ kind: 'grow', start, end });
export const close = (start: number, end: number): SegmentMessage => ({ kind: 'close', ...range(start, end) });
export const silent = (start: number, end: number, silence: number): SegmentMessage => ({
  kind: 'pause',
  ...range(start, end),
  silence,
  speechProbability: 0,
});

export function follow<R extends Recogniser>(
  recogniser: R,
  pace: Pace = 'normal',
  readPast: ReadPast = async () => null,
  how: Partial<Pick<LivePlan, 'isKept' | 'isWhole' | 'isSparing'>> = {},
) {
  const history = new AudioHistory(new ArrayBuffer(circularBytes(40 * second)));
  history.append(new Float32Array(30 * second));
  const events: SpeechEvent[] = [];
  const tallies: Partial<Record<Counter, number>> = {};
  const count = (counter: Counter, by = 1) => (tallies[counter] = (tallies[counter] ?? 0) + by);
  const meter = { record() {}, count };
  const live = new LiveTranscriber({
    recogniser,
    history,
    readPast,
    abilities: noAbilities,
    isKept: true,
    isWhole: () => false,
    isSparing: () => false,
    ...how,
    pace,
    meter,
    publish: (event) => events.push(event),
  });
  return { recogniser, history, events, tallies, live, running: live.run() };
}

export function setUp(pace?: Pace, how?: Partial<Pick<LivePlan, 'isKept' | 'isWhole' | 'isSparing'>>) {
  const following = follow(new SlowRecogniser(), pace, undefined, how);
  const { recogniser, events, live } = following;
  /** The pass in progress. */
  const pass = () => recogniser.passes.find(({ isOver }) => !isOver)!;
  /** Lets the pass in progress finish. */
  async function finishPass(): Promise<void> {
    await settle();
    pass()?.finish();
    await settle();
  }
  /** Sends a message, and lets the pass that it may start finish. */
  async function hear(message: SegmentMessage): Promise<void> {
    live.receive(message);
    await finishPass();
  }
  const story = () => events.map(({ kind, start, end }) => `${kind} ${start / second}-${end / second}`);
  return { ...following, pass, finishPass, hear, story };
}
