import { expect, test } from 'vitest';
import { AudioHistory } from '../core/history.ts';
import type { Recognition, SpeechEvent } from '../protocol/engine.ts';
import { LiveTranscriber } from './live.ts';
import type { RecogniseOptions, Recogniser } from './recogniser.ts';

const second = 16_000;

/** Says one word for each second of audio it is given; each pass waits until it is let go. */
class SlowRecogniser implements Recogniser {
  readonly passes: { samples: number; options: RecogniseOptions; finish: () => void; isOver: boolean }[] = [];

  async recognise(samples: Float32Array, options: RecogniseOptions = {}): Promise<Recognition | null> {
    let resolve = () => {};
    const promise = new Promise<void>((done) => (resolve = done));
    const pass = { samples: samples.length, options, finish: resolve, isOver: false };
    this.passes.push(pass);
    await promise;
    pass.isOver = true;
    if (await options.shouldStop?.()) return null;
    const tokens = Array.from({ length: Math.floor(samples.length / second) }, (_, i) => i);
    return { text: this.textOf(tokens), tokens, encodeMs: 1, decodeMs: 1 };
  }

  textOf(tokens: readonly number[]): string {
    return tokens.map((token) => `w${token}`).join(' ');
  }

  beginsWord(): boolean {
    return true;
  }

  async dispose(): Promise<void> {}
}

function setUp() {
  const recogniser = new SlowRecogniser();
  const history = new AudioHistory(new ArrayBuffer(AudioHistory.bytes(40 * second)));
  history.append(new Float32Array(30 * second));
  const events: SpeechEvent[] = [];
  const live = new LiveTranscriber(recogniser, history, (event) => events.push(event));
  const running = live.run();
  /** Lets everything that is due happen. */
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  /** Lets the pass in progress end. */
  async function finishPass(): Promise<void> {
    await settle();
    recogniser.passes.find(({ isOver }) => !isOver)?.finish();
    await settle();
  }
  return { recogniser, events, live, running, finishPass, settle };
}

test('while a pass runs, only the newest range waits', async () => {
  const { recogniser, live, finishPass } = setUp();
  live.receive({ kind: 'grow', start: 0, end: 2 * second });
  await finishPass();
  live.receive({ kind: 'grow', start: 0, end: 3 * second });
  await finishPass();
  for (const end of [4, 5, 6, 7]) live.receive({ kind: 'grow', start: 0, end: end * second });
  await finishPass();
  expect(recogniser.passes.map(({ samples }) => samples / second)).toEqual([2, 3, 7]);
});

test('too little audio, and too little that is new, is not worth a pass', async () => {
  const { recogniser, live, finishPass } = setUp();
  live.receive({ kind: 'grow', start: 0, end: 0.5 * second });
  await finishPass();
  expect(recogniser.passes).toHaveLength(0);
  live.receive({ kind: 'grow', start: 0, end: second });
  await finishPass();
  live.receive({ kind: 'grow', start: 0, end: 1.1 * second });
  await finishPass();
  expect(recogniser.passes).toHaveLength(1);
});

test('what two passes agree on is committed, and the final pass begins with it', async () => {
  const { recogniser, events, live, finishPass } = setUp();
  for (const end of [4, 5]) {
    live.receive({ kind: 'grow', start: 0, end: end * second });
    await finishPass();
  }
  expect(events.at(-1)).toMatchObject({ kind: 'partial', committed: 'w0 w1 w2 w3', tentative: ' w4' });
  live.receive({ kind: 'close', start: 0, end: 6 * second });
  await finishPass();
  expect(recogniser.passes.at(-1)?.options.prefix).toEqual([0, 1, 2, 3]);
  expect(events.at(-1)).toMatchObject({ kind: 'final', start: 0, end: 6 * second, text: 'w0 w1 w2 w3 w4 w5' });
});

test('nothing is committed that a cut may give to the next segment', async () => {
  const { events, live, finishPass } = setUp();
  for (const end of [18, 19, 19.9]) {
    live.receive({ kind: 'grow', start: 0, end: end * second });
    await finishPass();
  }
  const last = events.at(-1);
  expect(last?.kind === 'partial' && last.committed.split(' ').length).toBeLessThanOrEqual(16);
});

test('a closed segment stops its partial and comes before the next one', async () => {
  const { recogniser, events, live, finishPass } = setUp();
  live.receive({ kind: 'grow', start: 0, end: 2 * second });
  await finishPass();
  live.receive({ kind: 'grow', start: 0, end: 3 * second });
  await new Promise((resolve) => setTimeout(resolve, 5));
  live.receive({ kind: 'close', start: 0, end: 3 * second });
  live.receive({ kind: 'grow', start: 4 * second, end: 6 * second });
  await finishPass();
  await finishPass();
  await finishPass();
  expect(events.map(({ kind, start }) => `${kind} ${start / second}`)).toEqual(['partial 0', 'final 0', 'partial 4']);
  expect(recogniser.passes).toHaveLength(4);
});

test('a discarded segment withdraws what was shown of it', async () => {
  const { events, live, finishPass } = setUp();
  live.receive({ kind: 'grow', start: 0, end: 2 * second });
  await finishPass();
  live.receive({ kind: 'discard', start: 0 });
  expect(events.at(-1)).toMatchObject({ kind: 'final', start: 0, text: '' });
});

test('once partials are held, only final texts come', async () => {
  const { recogniser, events, live, finishPass } = setUp();
  live.receive({ kind: 'grow', start: 0, end: 2 * second });
  await new Promise((resolve) => setTimeout(resolve, 5));
  live.holdPartials();
  await finishPass();
  live.receive({ kind: 'grow', start: 0, end: 3 * second });
  await finishPass();
  live.receive({ kind: 'close', start: 0, end: 3 * second });
  await finishPass();
  expect(events.map(({ kind }) => kind)).toEqual(['final']);
  expect(recogniser.passes).toHaveLength(2);
});

test('the end waits for every final text', async () => {
  const { events, live, running, finishPass } = setUp();
  live.receive({ kind: 'close', start: 0, end: 2 * second });
  live.receive({ kind: 'close', start: 3 * second, end: 5 * second });
  live.receive({ kind: 'end' });
  await finishPass();
  await finishPass();
  await running;
  expect(events.map(({ kind }) => kind)).toEqual(['final', 'final']);
});

test('ended from outside, an open segment is closed where its audio ends', async () => {
  const { events, live, running, finishPass } = setUp();
  live.receive({ kind: 'grow', start: 0, end: 2 * second });
  await finishPass();
  live.end();
  await finishPass();
  await running;
  expect(events.at(-1)).toMatchObject({ kind: 'final', start: 0, end: 2 * second });
});
