/** The live policy with a recogniser whose passes wait until a test lets them go. */

import { AudioHistory } from '../../core/history.ts';
import type { Counter } from '../../protocol/metrics.ts';
import type { Pace, Recognition, SegmentMessage, SpeechEvent } from '../../protocol/speech.ts';
import { doubtOf } from '../checks/doubt.ts';
import { LiveTranscriber } from '../live/live-transcriber.ts';
import { yieldToMessages } from '../live/yield-to-messages.ts';
import type { RecogniseOptions, Recogniser } from '../recogniser.ts';
import { found, wordsOf } from './found-text.ts';

export const second = 16_000;
/** Silences far from what any hangover may be tuned to: not yet an endpoint, and one for certain. */
export const short = 0.01 * second;
export const long = 5 * second;

/** Seconds of audio so far apart that what two passes agree on is settled. */
export const apart = [4, 8] as const;

/** Says one word for each second of audio it is given; each pass waits until it is let go. */
class SlowRecogniser implements Recogniser {
  readonly passes: { samples: number; options: RecogniseOptions; finish: () => void; isOver: boolean }[] = [];
  /** What the passes from now on are like. */
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

/** Lets everything that is due happen: between two passes, texts are weighed and messages let in. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await doubtOf(found([1, 2, 3]), range(0, second));
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

export function follow<R extends Recogniser>(recogniser: R, pace: Pace = 'normal') {
  const history = new AudioHistory(new ArrayBuffer(AudioHistory.bytes(40 * second)));
  history.append(new Float32Array(30 * second));
  const events: SpeechEvent[] = [];
  const tallies: Partial<Record<Counter, number>> = {};
  const count = (counter: Counter, by = 1) => (tallies[counter] = (tallies[counter] ?? 0) + by);
  const meter = { record() {}, count };
  const live = new LiveTranscriber({
    recogniser,
    history,
    pace,
    meter,
    publish: (event) => events.push(event),
  });
  return { recogniser, history, events, tallies, live, running: live.run() };
}

export function setUp(pace?: Pace) {
  const following = follow(new SlowRecogniser(), pace);
  const { recogniser, events, live } = following;
  /** The pass in progress. */
  const pass = () => recogniser.passes.find(({ isOver }) => !isOver)!;
  /** Lets the pass in progress end. */
  async function finishPass(): Promise<void> {
    await settle();
    pass()?.finish();
    await settle();
  }
  /** Tells a message and lets the pass that it may begin end. */
  async function hear(message: SegmentMessage): Promise<void> {
    live.receive(message);
    await finishPass();
  }
  const story = () => events.map(({ kind, start, end }) => `${kind} ${start / second}-${end / second}`);
  return { ...following, pass, finishPass, hear, story };
}
