import { describe, expect, test } from 'vitest';
import { AudioHistory } from '../core/history.ts';
import type { Recognition, SpeechEvent } from '../protocol/engine.ts';
import type { Pace, SegmentMessage } from '../protocol/listen.ts';
import type { Tally } from '../protocol/metrics.ts';
import { breathe } from './breathe.ts';
import { doubtOf } from './doubt.ts';
import { hangoverMs } from './endpoint.ts';
import { LiveTranscriber } from './live.ts';
import type { RecogniseOptions, Recogniser } from './recogniser.ts';
import { found, wordsOf } from './testing/found-text.ts';
import { numbers } from './testing/numbers.ts';

const second = 16_000;
/** Silences far from what any hangover may be tuned to: not yet an endpoint, and one for certain. */
const short = 0.01 * second;
const long = 5 * second;

/** Seconds of audio so far apart that what two passes agree on is settled. */
const apart = [4, 8] as const;

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
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await doubtOf(found([1, 2, 3]), range(0, second));
    await breathe();
  }
}

const range = (start: number, end: number) => ({ start, end, speech: end - start, certainty: 0.95 });
const grow = (start: number, end: number): SegmentMessage => ({ kind: 'grow', start, end });
const close = (start: number, end: number): SegmentMessage => ({ kind: 'close', ...range(start, end) });
const silent = (start: number, end: number, silence: number): SegmentMessage => ({
  kind: 'pause',
  ...range(start, end),
  silence,
  doubt: 0,
});

function follow<R extends Recogniser>(recogniser: R, pace: Pace = 'normal') {
  const history = new AudioHistory(new ArrayBuffer(AudioHistory.bytes(40 * second)));
  history.append(new Float32Array(30 * second));
  const events: SpeechEvent[] = [];
  const tallies: Partial<Record<Tally, number>> = {};
  const count = (tally: Tally, by = 1) => (tallies[tally] = (tallies[tally] ?? 0) + by);
  const meter = { record() {}, count };
  const live = new LiveTranscriber({ recogniser, history, pace, meter, publish: (event) => events.push(event) });
  return { recogniser, history, events, tallies, live, running: live.run() };
}

function setUp(pace?: Pace) {
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

test('while a pass runs, only the newest range waits', async () => {
  const { recogniser, live, hear, finishPass } = setUp();
  await hear(grow(0, 2 * second));
  await hear(grow(0, 3 * second));
  for (const end of [4, 5, 6, 7]) live.receive(grow(0, end * second));
  await finishPass();
  expect(recogniser.passes.map(({ samples }) => samples / second)).toEqual([2, 3, 7]);
});

test('too little audio, and too little that is new, is not worth a pass', async () => {
  const { recogniser, hear } = setUp();
  await hear(grow(0, 0.1 * second));
  expect(recogniser.passes).toHaveLength(0);
  await hear(grow(0, 2 * second));
  await hear(grow(0, 2.01 * second));
  expect(recogniser.passes).toHaveLength(1);
});

test('what passes agree on for a while is committed, and the final pass begins with it', async () => {
  const { recogniser, events, hear } = setUp();
  for (const end of apart) await hear(grow(0, end * second));
  expect(events.at(-1)).toMatchObject({ kind: 'partial', committed: 'w0 w1 w2 w3', tentative: ' w4 w5 w6 w7' });
  await hear(close(0, 9 * second));
  expect(recogniser.passes.at(-1)?.options).toMatchObject({ prefix: [0, 1, 2, 3], isFinal: true });
  expect(events.at(-1)).toMatchObject({ start: 0, end: 9 * second, text: 'w0 w1 w2 w3 w4 w5 w6 w7 w8' });
});

test('a pass is told what the one before has found', async () => {
  const { recogniser, tallies, hear } = setUp();
  await hear(grow(0, 4 * second));
  expect(recogniser.passes.at(-1)?.options).toMatchObject({ prefix: [], draft: [] });
  recogniser.manner = { draftKept: 3 };
  await hear(grow(0, 8 * second));
  expect(recogniser.passes.at(-1)?.options).toMatchObject({ prefix: [], draft: [0, 1, 2, 3] });
  await hear(grow(0, 9 * second));
  expect(recogniser.passes.at(-1)?.options).toMatchObject({ prefix: [0, 1, 2, 3], draft: [4, 5, 6, 7] });
  expect(recogniser.passes.every(({ options }) => !options.isFinal)).toBe(true);
  expect(tallies).toMatchObject({ partials: 3, 'draft-tokens': 8, 'draft-tokens-kept': 6 });
});

test('nothing is committed that a cut may give to the next segment', async () => {
  const { events, hear } = setUp();
  for (const end of [18, 19, 19.9]) await hear(grow(0, end * second));
  const last = events.at(-1);
  expect(last?.kind === 'partial' && last.committed.split(' ').length).toBeLessThanOrEqual(16);
});

test('a closed segment stops its partial and comes before the next one', async () => {
  const { recogniser, live, finishPass, hear, story } = setUp();
  await hear(grow(0, 2 * second));
  live.receive(grow(0, 3 * second));
  await settle();
  live.receive(close(0, 3 * second));
  live.receive(grow(4 * second, 6 * second));
  await finishPass();
  await finishPass();
  await finishPass();
  expect(story()).toEqual(['partial 0-2', 'final 0-3', 'partial 4-6']);
  expect(recogniser.passes).toHaveLength(4);
});

test('a discarded segment withdraws what was shown of it', async () => {
  const { events, live, hear } = setUp();
  await hear(grow(0, 2 * second));
  live.receive({ kind: 'discard', start: 0 });
  expect(events.at(-1)).toMatchObject({ kind: 'final', start: 0, text: '' });
});

test('once partials are held, only final texts come', async () => {
  const { recogniser, live, finishPass, hear, story } = setUp();
  live.receive(grow(0, 2 * second));
  await settle();
  live.holdPartials();
  await finishPass();
  await hear(grow(0, 3 * second));
  await hear(close(0, 3 * second));
  expect(story()).toEqual(['final 0-3']);
  expect(recogniser.passes).toHaveLength(2);
});

test('the end waits for every final text', async () => {
  const { live, running, finishPass, story } = setUp();
  live.receive(close(0, 2 * second));
  live.receive(close(3 * second, 5 * second));
  live.receive({ kind: 'end' });
  await finishPass();
  await finishPass();
  await running;
  expect(story()).toEqual(['final 0-2', 'final 3-5']);
});

test('ended from outside, an open segment is closed where its audio ends', async () => {
  const { live, running, finishPass, hear, story } = setUp();
  await hear(grow(0, 2 * second));
  live.end();
  await finishPass();
  await running;
  expect(story().at(-1)).toBe('final 0-2');
});

test('ended from outside in a silence, it is closed where its speech ended', async () => {
  const { recogniser, live, running, hear, story } = setUp();
  await hear(silent(0, 2 * second, short));
  live.end();
  await running;
  expect(story()).toEqual(['partial 0-2', 'final 0-2']);
  expect(recogniser.passes).toHaveLength(1);
});

test('audio that has left the history is told as lost', async () => {
  const { history, events, hear } = setUp();
  history.append(new Float32Array(40 * second));
  await hear(close(0, 29 * second));
  expect(events).toMatchObject([{ kind: 'final', end: 29 * second, lost: Math.min(history.start, 29 * second) }]);
  await hear(close(60 * second, 64 * second));
  expect(events.at(-1)).toMatchObject({ kind: 'final', lost: 0 });
});

describe('ahead of time', () => {
  test('a silence begins the final pass, once, and its text is shown', async () => {
    const { recogniser, events, tallies, live, finishPass } = setUp();
    live.receive(silent(0, 3 * second, short));
    await settle();
    expect(recogniser.passes).toMatchObject([{ samples: 3 * second, options: { isFinal: true } }]);
    live.receive(silent(0, 3 * second, 2 * short));
    await finishPass();
    live.receive(silent(0, 3 * second, 3 * short));
    await settle();
    expect(recogniser.passes).toHaveLength(1);
    expect(events).toEqual([{ kind: 'partial', start: 0, end: 3 * second, committed: '', tentative: 'w0 w1 w2' }]);
    expect(tallies.speculations).toBe(1);
  });

  test('a silence stops the partial pass in progress', async () => {
    const { live, pass } = setUp();
    live.receive(grow(0, 2 * second));
    await settle();
    expect(await pass().options.shouldStop!()).toBe(false);
    live.receive(silent(0, 2.5 * second, short));
    expect(await pass().options.shouldStop!()).toBe(true);
  });

  test('a final pass begins with what was committed before the silence', async () => {
    const { recogniser, hear } = setUp();
    for (const end of apart) await hear(grow(0, end * second));
    await hear(silent(0, 9 * second, short));
    expect(recogniser.passes.at(-1)?.options).toMatchObject({ prefix: [0, 1, 2, 3], isFinal: true });
  });

  test('when speech returns, the pass is abandoned at once and its text never shown', async () => {
    const { recogniser, live, pass, finishPass, story } = setUp();
    live.receive(silent(0, 3 * second, short));
    await settle();
    expect(await pass().options.shouldStop!()).toBe(false);
    live.receive(silent(0, 3 * second, 2 * short));
    expect(await pass().options.shouldStop!()).toBe(false);
    live.receive(grow(0, 4 * second));
    expect(await pass().options.shouldStop!()).toBe(true);
    await finishPass();
    await finishPass();
    expect(story()).toEqual(['partial 0-4']);
    expect(recogniser.passes.map(({ samples }) => samples / second)).toEqual([3, 4]);
  });

  test('a text that was found before speech returned is dropped', async () => {
    const { recogniser, hear, story } = setUp();
    await hear(silent(0, 3 * second, short));
    await hear(grow(0, 4 * second));
    await hear(close(0, 5 * second));
    expect(story()).toEqual(['partial 0-3', 'partial 0-4', 'final 0-5']);
    expect(recogniser.passes.map(({ samples }) => samples / second)).toEqual([3, 4, 5]);
  });

  test('a second silence has its own final pass', async () => {
    const { recogniser, live, pass, finishPass, hear, story } = setUp();
    await hear(silent(0, 3 * second, short));
    live.receive(grow(0, 3.1 * second));
    live.receive(silent(0, 4 * second, short));
    await settle();
    expect(pass()).toMatchObject({ samples: 4 * second, options: { isFinal: true } });
    await finishPass();
    live.receive(silent(0, 4 * second, long));
    await settle();
    expect(story().at(-1)).toBe('final 0-4');
    expect(recogniser.passes).toHaveLength(2);
  });

  test('the endpoint publishes it with no further pass, once', async () => {
    const { recogniser, events, tallies, hear, story } = setUp();
    await hear(silent(0, 3 * second, short));
    await hear(silent(0, 3 * second, long));
    await hear(silent(0, 3 * second, 2 * long));
    await hear(close(0, 3 * second));
    expect(story()).toEqual(['partial 0-3', 'final 0-3']);
    expect(events.at(-1)).toMatchObject({ text: 'w0 w1 w2', computeMs: 0, lost: 0, doubt: null });
    expect(recogniser.passes).toHaveLength(1);
    expect(tallies).toMatchObject({ speculations: 1, 'speculations-kept': 1, finals: 1 });
  });

  test('an endpoint that came while it was looked for is kept at once', async () => {
    const { recogniser, live, finishPass, story } = setUp();
    live.receive(silent(0, 3 * second, short));
    await settle();
    live.receive(silent(0, 3 * second, long));
    await finishPass();
    expect(story().at(-1)).toBe('final 0-3');
    expect(recogniser.passes).toHaveLength(1);
  });

  test('a close of the same range publishes it with no further pass', async () => {
    const { recogniser, events, tallies, hear, story } = setUp();
    await hear(silent(0, 3 * second, short));
    await hear(close(0, 3 * second));
    expect(story()).toEqual(['partial 0-3', 'final 0-3']);
    expect(events.at(-1)).toMatchObject({ text: 'w0 w1 w2' });
    expect(recogniser.passes).toHaveLength(1);
    expect(tallies).toMatchObject({ speculations: 1, 'speculations-kept': 1 });
  });

  test('a close while it is in progress waits for it', async () => {
    const { recogniser, events, live, pass, finishPass, story } = setUp();
    live.receive(silent(0, 3 * second, short));
    await settle();
    live.receive(close(0, 3 * second));
    expect(await pass().options.shouldStop!()).toBe(false);
    await settle();
    expect(events).toEqual([]);
    await finishPass();
    expect(story()).toEqual(['final 0-3']);
    expect(recogniser.passes).toHaveLength(1);
  });

  test('a close of another range has a pass of its own', async () => {
    const { recogniser, live, pass, finishPass, hear, story } = setUp();
    await hear(silent(0, 3 * second, short));
    await hear(close(0, 2 * second));
    expect(story()).toEqual(['partial 0-3', 'final 0-2']);
    live.receive(silent(4 * second, 7 * second, short));
    await settle();
    live.receive(close(4 * second, 6 * second));
    expect(await pass().options.shouldStop!()).toBe(true);
    await finishPass();
    await finishPass();
    expect(story().at(-1)).toBe('final 4-6');
    expect(recogniser.passes.map(({ samples }) => samples / second)).toEqual([3, 2, 3, 2]);
  });

  test('partials that are held do not hold it', async () => {
    const { live, hear, story } = setUp();
    live.holdPartials();
    await hear(silent(0, 3 * second, short));
    await hear(close(0, 3 * second));
    expect(story().at(-1)).toBe('final 0-3');
  });

  test('who speaks slowly is waited for longer', async () => {
    const betweenBoth = ((hangoverMs(false, 0, 'normal') + hangoverMs(false, 0, 'slow')) / 2000) * second;
    const normal = setUp('normal');
    const slow = setUp('slow');
    for (const { hear } of [normal, slow]) await hear(silent(0, 3 * second, betweenBoth));
    expect(normal.story().at(-1)).toBe('final 0-3');
    expect(slow.story()).toEqual(['partial 0-3']);
  });

  test('a sentence that stood there before the silence is waited for less', async () => {
    const betweenBoth = ((hangoverMs(true, 0, 'normal') + hangoverMs(false, 0, 'normal')) / 2000) * second;
    const { recogniser, hear, story } = setUp();
    recogniser.textOf = (tokens) => `${wordsOf(tokens)}.`;
    recogniser.manner = { text: 'w0 w1 w2.' };
    await hear(silent(0, 3.5 * second, betweenBoth));
    expect(story()).toEqual(['partial 0-3.5']);
    await hear(grow(0, 3.8 * second));
    await hear(silent(0, 3.9 * second, betweenBoth));
    expect(story().at(-1)).toBe('final 0-3.9');
  });
});

describe('after an endpoint in the same segment', () => {
  test('what follows is a text of its own, which begins where the other ended', async () => {
    const { recogniser, events, hear, story } = setUp();
    await hear(silent(0, 3 * second, long));
    await hear(grow(0, 5 * second));
    expect(recogniser.passes.at(-1)).toMatchObject({ samples: 5 * second, options: { prefix: [0, 1, 2], draft: [] } });
    expect(events.at(-1)).toMatchObject({ start: 3 * second, committed: '', tentative: 'w3 w4' });
    await hear(grow(0, 9 * second));
    expect(events.at(-1)).toMatchObject({ start: 3 * second, committed: 'w3 w4', tentative: ' w5 w6 w7 w8' });
    await hear(silent(0, 10 * second, long));
    await hear(close(0, 11 * second));
    expect(story().filter((line) => line.startsWith('final'))).toEqual(['final 0-3', 'final 3-10', 'final 10-11']);
    const finals = events.flatMap((event) => (event.kind === 'final' ? [event.text] : []));
    expect(finals).toEqual(['w0 w1 w2', 'w3 w4 w5 w6 w7 w8 w9', 'w10']);
  });

  test('a close without anything new tells nothing', async () => {
    const { recogniser, hear, story } = setUp();
    await hear(silent(0, 3 * second, long));
    await hear(close(0, 3 * second));
    await hear(grow(5 * second, 8 * second));
    expect(story().slice(1)).toEqual(['final 0-3', 'partial 5-8']);
    expect(recogniser.passes).toHaveLength(2);
  });

  test('a discarded segment withdraws what was shown since, and nothing that is final', async () => {
    const { events, live, hear } = setUp();
    await hear(silent(0, 3 * second, long));
    await hear(grow(0, 5 * second));
    live.receive({ kind: 'discard', start: 0 });
    expect(events.at(-1)).toMatchObject({ kind: 'final', start: 3 * second, text: '' });
    expect(events.filter(({ kind, start }) => kind === 'final' && start === 0)).toMatchObject([{ text: 'w0 w1 w2' }]);
  });
});

describe('a text that is withheld', () => {
  async function withhold() {
    const set = setUp();
    set.recogniser.manner = { text: '?!' };
    set.live.receive(silent(0, 3 * second, short));
    // The pass, and its second attempt.
    await set.finishPass();
    await set.finishPass();
    return set;
  }

  test('is not published at an endpoint', async () => {
    const { recogniser, hear, story } = await withhold();
    await hear(silent(0, 3 * second, long));
    expect(recogniser.passes).toHaveLength(2);
    expect(story().filter((line) => line.startsWith('final'))).toEqual([]);
  });

  test('is told when the segment closes, and why, with no further pass', async () => {
    const { recogniser, events, hear } = await withhold();
    await hear(close(0, 3 * second));
    expect(events.at(-1)).toMatchObject({ kind: 'final', start: 0, end: 3 * second, text: '', doubt: 'empty' });
    expect(recogniser.passes).toHaveLength(2);
  });

  test('may become a text when speech returns', async () => {
    const { recogniser, events, hear } = await withhold();
    recogniser.manner = {};
    await hear(grow(0, 4 * second));
    await hear(silent(0, 5 * second, long));
    expect(events.at(-1)).toMatchObject({ kind: 'final', start: 0, text: 'w0 w1 w2 w3 w4', doubt: null });
  });
});

describe('whatever the passes find', () => {
  /** Begins with the prefix and goes on with any words; now and then it is in doubt. */
  function randomRecogniser(random: () => number): Recogniser {
    return {
      async recognise(samples, { prefix = [], shouldStop } = {}) {
        await breathe();
        if (await shouldStop?.()) return null;
        const length = Math.floor((samples.length / second) * 2);
        const rest = Array.from({ length: Math.max(0, length - prefix.length) }, () => Math.floor(random() * 3));
        const tokens = [...prefix, ...rest];
        const isDoubtful = random() < 0.2;
        return found(tokens, { logProbabilities: tokens.map(() => (isDoubtful ? -9 : -random())) });
      },
      textOf: wordsOf,
      beginsWord: () => random() < 0.9,
      async dispose() {},
    };
  }

  /** All that was promised: final texts in the order of their start, and the committed part of the open one. */
  function promised(events: readonly SpeechEvent[]): string {
    const finals = new Map<number, string>();
    let open: { start: number; committed: string } | null = null;
    for (const event of events) {
      if (event.kind === 'partial') open = event;
      else {
        finals.set(event.start, event.text);
        if (open?.start === event.start) open = null;
      }
    }
    const texts = [...finals].sort(([a], [b]) => a - b).map(([, text]) => text);
    return [...texts, open?.committed ?? ''].filter(Boolean).join(' ');
  }

  test.each(Array.from({ length: 12 }, (_, seed) => seed))('what is promised only grows (%i)', async (seed) => {
    const random = numbers(seed);
    const { events, live, running } = follow(randomRecogniser(random));
    let start = 0;
    let end = 0;
    for (let step = 0; step < 30 && end < 28 * second; step++) {
      end += Math.floor(random() * 1.5 * second) + 1;
      const chance = random();
      if (chance < 0.5) live.receive(grow(start, end));
      else if (chance < 0.9) {
        live.receive(silent(start, end, short));
        if (random() < 0.5) await settle();
        if (random() < 0.5) live.receive(silent(start, end, long));
      } else {
        live.receive(close(start, end));
        start = end;
      }
      if (random() < 0.8) await settle();
    }
    if (end > start) live.receive(close(start, end));
    live.receive({ kind: 'end' });
    await running;
    expect(events.some(({ kind }) => kind === 'final')).toBe(true);
    for (let count = 1; count < events.length; count++) {
      const before = promised(events.slice(0, count));
      expect(promised(events.slice(0, count + 1)).slice(0, before.length)).toBe(before);
    }
  });

  test.each(Array.from({ length: 6 }, (_, seed) => seed))('final texts stand one after another (%i)', async (seed) => {
    const random = numbers(100 + seed);
    const { events, live, running } = follow(randomRecogniser(random));
    for (let at = 1; at <= 20; at++) {
      live.receive(silent(0, at * second, random() < 0.5 ? long : short));
      await settle();
    }
    live.receive(close(0, 21 * second));
    live.receive({ kind: 'end' });
    await running;
    const finals = events.filter(({ kind }) => kind === 'final');
    expect(finals[0]!.start).toBe(0);
    expect(finals.at(-1)!.end).toBe(21 * second);
    for (const [i, { start }] of finals.entries()) if (i > 0) expect(start).toBe(finals[i - 1]!.end);
  });
});
