import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { seeded } from '../../core/random.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { type Segment, textOf } from '../../core/transcript.ts';
import { saying } from '../../i18n/saying.ts';
import { strategyWords } from '../../i18n/transcript.ts';
import type { Scanned, ScanOptions } from '../../protocol/listen.ts';
import { type CheckedText, noAbilities, type SpeechEvent } from '../../protocol/speech.ts';
import { mostHeld } from './held-sound.ts';
import { createProgressive } from './progressive.ts';
import { oneRecording } from './testing/one-recording.ts';
import { unfinishedKey } from './unfinished.ts';

const rate = 16_000;
const kept = new Map<string, string>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  kept.clear();
});

const found = (text: string): CheckedText => ({ text, doubt: null, language: null, segments: null, words: null });
const final = (start: number, end: number, text: string) =>
  ({ kind: 'final', start: start * rate, end: end * rate, text }) as Extract<SpeechEvent, { kind: 'final' }>;

/** Voice detection that finds speech in these seconds, and closes what is behind it a second later. */
const scanOf = (spoken: readonly (readonly [start: number, end: number])[]) => ({
  async scan(block: Float32Array, { from, isLast }: ScanOptions): Promise<Scanned> {
    const before = Number(from ?? 0);
    const heard = before + block.length;
    const ranges = spoken
      .map(([start, end]) => ({ start: start * rate, end: end * rate, speech: (end - start) * rate, certainty: 1 }))
      .filter(({ end }) => end + rate > before && (isLast || end + rate <= heard) && end <= heard);
    return { ranges, state: `${heard}` };
  },
});

/**
 * A recording with a journal, and a library with one transcript. `exactWords`: what the exact model hears from a second on; it cuts the
 * sound at the ends of `spoken`.
 */
function world(
  exactWords: Record<number, string>,
  spoken: readonly (readonly [start: number, end: number])[],
  { seconds = 12, isKept = true } = {},
) {
  /** Seconds from which the exact model was asked. */
  const asked: number[] = [];
  const [report, settle, say, close] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  const api = {
    async recognise(samples: Float32Array) {
      const second = Math.round(samples[0]! * 0x8000);
      asked.push(second);
      return found(exactWords[second] ?? '');
    },
  };
  const engine = { call: async (use: (engine: typeof api) => unknown) => use(api) };
  const recording = oneRecording({
    // Each sample tells the second that it is of.
    sound: (start, end) =>
      Float32Array.from({ length: end - start }, (_, i) => Math.floor((start + i) / rate) / 0x8000),
    listen: { call: (use: (api: object) => unknown) => use(scanOf(spoken)) } as never,
    exact: { engine: async () => engine as never, ready: async () => ({ abilities: noAbilities }) },
    notices: { report, settle, say },
  });
  recording.plan.exact.close = close;
  const progressive = createProgressive(recording.plan);
  const sound = isKept ? [{ id: 'journal', start: 0, from: 0, duration: seconds }] : [];
  return {
    ...recording,
    progressive,
    asked,
    report,
    say,
    close,
    text: () => recording.transcript?.text,
    type(text: string) {
      recording.transcript = recording.transcript && { ...recording.transcript, text };
    },
    /** The recording ends and becomes a transcript of these texts. */
    async stop(...segments: Segment[]) {
      const transcript = { id: 't', segments, text: textOf(segments), sound, duration: seconds };
      progressive.end(Promise.resolve().then(() => recording.end(sampleTranscript(transcript))));
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

const settle = () => vi.advanceTimersByTimeAsync(2_000);

test('while somebody speaks, a better text takes the place of the one that was written live', async () => {
  const { progressive, live, improving } = world({ 2: 'We meet at noon.' }, [[2, 4]]);
  progressive.hear(final(2, 4, 'We meat at none.'));
  expect(improving.value).toEqual({ transcript: null, secondsLeft: null });
  await settle();
  expect(live).toEqual(['We meet at noon.']);
  expect(improving.value).toBeNull();
});

test('held back, the exact model waits until nobody speaks, and hears no more than what waits for it', async () => {
  const words = { 2: 'We meet at noon.', 20: 'He was late.', 250: 'We left.' };
  const { progressive, plan, asked, hearing, stop, text } = world(
    words,
    [
      [2, 4],
      [20, 22],
      [250, 252],
    ],
    { seconds: 300 },
  );
  hearing.value = { end: 10 * rate };
  progressive.hear(final(2, 4, 'We meat at none.'));
  await settle();
  plan.isHeldBack = () => true;
  hearing.value = { end: 60 * rate };
  progressive.hear(final(20, 22, 'He was laid.'));
  await settle();
  expect(asked).toEqual([2]);
  await stop(
    { start: 2, end: 4, text: 'We meat at none.' },
    { start: 20, end: 22, text: 'He was laid.' },
    { start: 250, end: 252, text: 'We laughed.' },
  );
  await settle();
  expect(text()).toBe('We meet at noon.\n\nHe was late.\n\nWe laughed.');
  expect(asked).toEqual([2, 20]);
});

test('it goes on after the end, in the kept text, and what a person has changed stays', async () => {
  const { progressive, plan, stop, type, text, improving, close } = world(
    { 2: 'We meet at noon.', 5: 'He was late.' },
    [
      [2, 4],
      [5, 6],
    ],
  );
  plan.exact.fitsBeside = async () => false;
  progressive.hear(final(2, 4, 'We meat at none.'));
  progressive.hear(final(5, 6, 'He was laid.'));
  await settle();
  await stop({ start: 2, end: 4, text: 'We meat at none.' }, { start: 5, end: 6, text: 'He was laid.' });
  expect(improving.value?.transcript).toBe('t');
  expect(JSON.parse(kept.get(unfinishedKey)!)).toEqual([{ transcript: 't', starts: [2, 5] }]);
  type('We gather at none. He was laid.');
  await settle();
  expect(text()).toBe('We gather at noon. He was late.');
  expect(improving.value).toBeNull();
  expect(kept.has(unfinishedKey)).toBe(false);
  expect(close).toHaveBeenCalled();
});

test('sound that is not to be kept stays in memory until its texts are improved, and nothing of it outlives the page', async () => {
  const words = { 2: 'We meet at noon.', 5: 'He was late.' };
  const spoken = [[2, 4] as const, [5, 6] as const];
  const { progressive, plan, live, stop, text, improving } = world(words, spoken, { isKept: false });
  let isThere = true;
  plan.exact.fitsBeside = async () => isThere;
  progressive.hear(final(2, 4, 'We meat at none.'));
  await settle();
  expect(live).toEqual(['We meet at noon.']);
  isThere = false;
  progressive.hear(final(5, 6, 'He was laid.'));
  await settle();
  await stop({ start: 2, end: 4, text: 'We meet at noon.' }, { start: 5, end: 6, text: 'He was laid.' });
  expect(improving.value).toMatchObject({ transcript: 't', secondsLeft: expect.any(Number) });
  expect(kept.has(unfinishedKey)).toBe(false);
  await settle();
  expect([text(), improving.value]).toEqual(['We meet at noon. He was late.', null]);
});

test('of more sound than may wait in memory the newest is improved, and that is said', async () => {
  const most = mostHeld / rate;
  const words = { 2: 'We meet at noon.', 100: 'He was late.' };
  const late = most + 100;
  const { progressive, plan, asked, hearing, stop, text, say } = world(
    { ...words, [late]: 'We left.' },
    [
      [2, 4],
      [100, 102],
      [late, late + 2],
    ],
    { seconds: late + 4, isKept: false },
  );
  hearing.value = { end: (late + 4) * rate };
  plan.exact.fitsBeside = async () => false;
  const texts = [
    final(2, 4, 'We meat at none.'),
    final(100, 102, 'He was laid.'),
    final(late, late + 2, 'We laughed.'),
  ];
  for (const event of texts) progressive.hear(event);
  await stop(...texts.map(({ start, end, text: heard }) => ({ start: start / rate, end: end / rate, text: heard })));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(text()).toBe('We meat at none.\n\nHe was laid.\n\nWe left.');
  // The voice detection of this test finds speech in silence, too.
  expect(asked.filter((second) => second > 0)).toEqual([late]);
  expect(say).toHaveBeenCalledExactlyOnceWith(saying(strategyWords, 'isTooMuch', 102));
});

test('where the sound cannot be taken into memory, that is told, and the text stays', async () => {
  const { progressive, plan, stop, text, report, improving } = world({ 2: 'We meet.' }, [[2, 4]], { isKept: false });
  plan.exact.fitsBeside = async () => false;
  plan.store.call = async () => {
    throw new Error('gone');
  };
  progressive.hear(final(2, 4, 'We meat.'));
  await stop({ start: 2, end: 4, text: 'We meat.' });
  await settle();
  expect([text(), report.mock.calls.length, improving.value]).toEqual(['We meat.', 1, null]);
});

test('the exact model cuts as suits it, and each text that was written gets its part', async () => {
  const { progressive, plan, stop, text } = world({ 2: 'On Sunday, he met us.', 6: 'We left', 8: 'at noon.' }, [
    [2, 5],
    [6, 7],
    [8, 9],
  ]);
  plan.exact.fitsBeside = async () => false;
  const written = [final(2, 3, 'On someday,'), final(3, 5, 'he met bus.'), final(6, 9, 'We laughed at none.')];
  for (const event of written) progressive.hear(event);
  await stop(...written.map(({ start, end, text: said }) => ({ start: start / rate, end: end / rate, text: said })));
  await settle();
  expect(text()).toBe('On Sunday, he met us. We left at noon.');
});

test('what an earlier visit has left is improved now', async () => {
  const { progressive, stop, text } = world({ 2: 'We meet at noon.' }, [[1, 3]]);
  await stop({ start: 0, end: 1, text: 'Heard.' }, { start: 2, end: 4, text: 'We meat at none.' });
  await progressive.resume([{ transcript: 't', starts: [2] }]);
  await settle();
  expect(text()).toBe('Heard. We meet at noon.');
});

test('a failure is told once, and the text stays', async () => {
  const { progressive, plan, live, report, improving } = world({}, [[2, 4]]);
  plan.exact.engine = async () => {
    throw new Error('broken');
  };
  progressive.hear(final(2, 4, 'We meat at none.'));
  await settle();
  expect([live, report.mock.calls.length, improving.value]).toEqual([[], 1, null]);
});

test('a recording without a text ends its improvement', async () => {
  const { progressive, plan, live, report, improving, end } = world({ 2: 'We meet.' }, [[2, 4]]);
  plan.exact.fitsBeside = async () => false;
  progressive.hear(final(2, 4, 'We meat.'));
  progressive.end(Promise.resolve().then(() => end(null)));
  await settle();
  expect([live, report.mock.calls.length, improving.value]).toEqual([[], 0, null]);
});

test('nothing that is typed at random moments is lost, and the rest is what the exact model has heard', async () => {
  const random = seeded(5);
  const pick = (count: number) => Math.floor(random() * count);
  for (let round = 0; round < 25; round++) {
    // Two texts of the one model are often one of the other, or the other way round.
    const bounds = Array.from({ length: 6 }, (_, i) => 2 * i);
    const segments = bounds
      .slice(0, 5)
      .map((start, i) => ({ start, end: start + 2, text: `word${i} herd badly${i}.` }));
    const cuts = [0, ...bounds.slice(1, 5).filter(() => random() < 0.6), 10];
    const spoken = cuts.slice(1).map((end, i) => [cuts[i]!, end] as const);
    const exact = Object.fromEntries(
      spoken.map(([from, to]) => [
        from,
        segments
          .slice(from / 2, to / 2)
          .map(({ start }) => `word${start / 2} heard better${start / 2}.`)
          .join(' '),
      ]),
    );
    const { progressive, plan, hearing, stop, type, text } = world(exact, spoken);
    hearing.value = { end: 12 * rate };
    let isThere = false;
    plan.exact.fitsBeside = async () => isThere;
    for (const { start, end, text: said } of segments) progressive.hear(final(start, end, said));
    await stop(...segments);
    const typed: string[] = [];
    for (let time = 0; time < 6; time++) {
      const words = text()!.split(' ');
      const word = `typed${time}`;
      words.splice(pick(words.length + 1), 0, word);
      type(words.join(' '));
      typed.push(word);
      await vi.advanceTimersByTimeAsync(random() * 60);
      isThere = true;
    }
    await settle();
    const words = text()!.split(' ');
    expect(words).toEqual(expect.arrayContaining(typed));
    expect(words.filter((word) => word.startsWith('word'))).toHaveLength(5);
    // Words that differ side by side stay as they were written where somebody typed at them; all others are those of the exact model.
    const isTouched = (at: number) => words.slice(Math.max(0, at - 2), at + 3).some((word) => word.startsWith('typed'));
    for (const [at, word] of words.entries()) if (/^(herd|badly)/.test(word)) expect(isTouched(at)).toBe(true);
  }
});

test('without edits the words are those of the exact model alone, wherever both have cut', async () => {
  const random = seeded(8);
  const cuts = () => [0, ...Array.from({ length: 11 }, (_, i) => i + 1).filter(() => random() < 0.5), 12];
  const ranges = (ends: readonly number[]) => ends.slice(1).map((end, i) => [ends[i]!, end] as const);
  for (let round = 0; round < 20; round++) {
    const [spoken, written] = [ranges(cuts()), ranges(cuts())];
    const wordsOf = (named: string, [from, to]: readonly [number, number]) =>
      Array.from({ length: to - from }, (_, i) => (random() < 0.5 ? `word${from + i}` : `${named}${from + i}`)).join(
        ' ',
      );
    const exact = Object.fromEntries(spoken.map((range) => [range[0], wordsOf('exact', range)]));
    const { progressive, plan, hearing, stop, text } = world(exact, spoken);
    hearing.value = { end: 12 * rate };
    const segments = written.map((range) => ({ start: range[0], end: range[1], text: wordsOf('live', range) }));
    plan.exact.fitsBeside = async () => false;
    for (const { start, end, text: said } of segments) progressive.hear(final(start, end, said));
    await stop(...segments);
    await settle();
    expect(text()).toBe(Object.values(exact).join(' '));
  }
});
