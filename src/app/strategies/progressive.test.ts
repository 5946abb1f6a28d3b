import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { seeded } from '../../core/random.ts';
import { improvedText } from '../../core/strategies/improved-text.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { type Segment, type Transcript, textOf } from '../../core/transcript.ts';
import type { CheckedText, SpeechEvent } from '../../protocol/speech.ts';
import type { Improving } from './improving.ts';
import { createProgressive, type ProgressivePlan } from './progressive.ts';
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

/** A recording with a journal, and a library with one transcript. `exactWords`: what the exact model hears from a second on. */
function world(exactWords: Record<number, string>) {
  const live: string[] = [];
  let transcript: Transcript | null = null;
  const session = {
    sound: () => [{ id: 'journal' }],
    hearing: signal({ end: 1_000 * rate }),
    text: signal({ segments: [], partial: null }),
    secondsBehind: () => 0,
    improve: (event: { text: string }) => live.push(event.text),
  };
  const current = signal<typeof session | null>(session);
  const isDictating = signal(true);
  const improving = signal<Improving | null>(null);
  const closed = vi.fn();
  const [report, settle] = [vi.fn(), vi.fn()];
  /** Each sample tells the second that it is of. */
  const soundFrom = (start: number, end: number) => new Int16Array(end - start).fill(Math.round(start / rate));
  const engine = {
    async call(use: (api: { recognise(samples: Float32Array): Promise<CheckedText> }) => Promise<CheckedText>) {
      return use({
        recognise: async (samples) => found(exactWords[Math.round(samples[0]! * 0x8000)] ?? ''),
      });
    },
  };
  const plan = {
    dictation: { session: current, stop: async () => transcript },
    isDictating,
    library: {
      find: async () => transcript,
      work: async () => ({
        sound: {
          stretch: () => ({
            slice: async (a: number, b: number) => Float32Array.from(soundFrom(a, b), (s) => s / 0x8000),
          }),
        },
        editing: {
          async improve(_: string, improvement: Parameters<typeof improvedText>[1]) {
            const better = transcript && improvedText(transcript, improvement);
            if (transcript && better) transcript = { ...transcript, text: better.text, segments: better.segments };
            return better !== null;
          },
        },
      }),
    },
    store: {
      call: (use: (api: object) => unknown) =>
        use({ readSound: async (_: string, a: number, b: number) => soundFrom(a, b) }),
    },
    textRules: { finished: async (segments: readonly Segment[]) => segments },
    exact: { room: vi.fn(), fitsBeside: async () => true, engine: async () => engine, giveWay: vi.fn(), close: closed },
    exactId: async () => 'exact',
    notices: { report, settle },
    improving,
  };
  const progressive = createProgressive(plan as unknown as ProgressivePlan);
  return {
    progressive,
    plan,
    live,
    improving,
    report,
    text: () => transcript?.text,
    type(text: string) {
      transcript = transcript && { ...transcript, text };
    },
    /** The recording ends and becomes a transcript of these texts. */
    async stop(...segments: Segment[]) {
      progressive.end(
        Promise.resolve().then(() => {
          transcript = sampleTranscript({
            id: 't',
            segments,
            text: textOf(segments),
            sound: [{ id: 'journal', start: 0, from: 0, duration: 9 }],
          });
          current.value = null;
          isDictating.value = false;
          return transcript;
        }),
      );
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

const settle = () => vi.advanceTimersByTimeAsync(2_000);

test('while somebody speaks, a better text takes the place of the one that was written live', async () => {
  const { progressive, live, improving } = world({ 2: 'We meet at noon.' });
  progressive.hear(final(2, 4, 'We meat at none.'));
  expect(improving.value).toEqual({ transcript: null, secondsLeft: null });
  await settle();
  expect(live).toEqual(['We meet at noon.']);
  expect(improving.value).toBeNull();
});

test('it goes on after the end, in the kept text, and what a person has changed stays', async () => {
  const { progressive, plan, stop, type, text, improving } = world({ 2: 'We meet at noon.', 5: 'He was late.' });
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
  expect(plan.exact.close).toHaveBeenCalled();
});

test('the texts of a sentence are heard together, and each gets its part', async () => {
  const { progressive, plan, stop, text } = world({ 2: 'On Sunday, he met us.' });
  plan.exact.fitsBeside = async () => false;
  progressive.hear(final(2, 3, 'On someday,'));
  progressive.hear(final(3, 5, 'he met bus.'));
  await stop({ start: 2, end: 3, text: 'On someday,' }, { start: 3, end: 5, text: 'he met bus.' });
  await settle();
  expect(text()).toBe('On Sunday, he met us.');
});

test('what an earlier visit has left is improved now', async () => {
  const { progressive, stop, text } = world({ 2: 'We meet at noon.' });
  await stop({ start: 0, end: 1, text: 'Heard.' }, { start: 2, end: 4, text: 'We meat at none.' });
  await progressive.resume([{ transcript: 't', starts: [2] }]);
  await settle();
  expect(text()).toBe('Heard. We meet at noon.');
});

test('a failure is told once, and the text stays', async () => {
  const { progressive, plan, live, report, improving } = world({});
  plan.exact.engine = async () => {
    throw new Error('broken');
  };
  progressive.hear(final(2, 4, 'We meat at none.'));
  await settle();
  expect([live, report.mock.calls.length, improving.value]).toEqual([[], 1, null]);
});

test('nothing that is typed at random moments is lost', async () => {
  const random = seeded(5);
  for (let round = 0; round < 25; round++) {
    const segments = Array.from({ length: 5 }, (_, i) => ({
      start: 2 * i,
      end: 2 * i + 1,
      text: `word${i} herd badly${i}.`,
    }));
    const exact = Object.fromEntries(segments.map(({ start }, i) => [start, `word${i} heard better${i}.`]));
    const { progressive, plan, stop, type, text } = world(exact);
    let isThere = false;
    plan.exact.fitsBeside = async () => isThere;
    for (const { start, end, text: said } of segments) progressive.hear(final(start, end, said));
    await stop(...segments);
    const typed: string[] = [];
    for (let time = 0; time < 6; time++) {
      const words = text()!.split(' ');
      const word = `typed${time}`;
      words.splice(Math.floor(random() * (words.length + 1)), 0, word);
      type(words.join(' '));
      typed.push(word);
      await vi.advanceTimersByTimeAsync(random() * 60);
      isThere = true;
    }
    await settle();
    const words = text()!.split(' ');
    expect(words).toEqual(expect.arrayContaining(typed));
    expect(words.filter((word) => word.startsWith('word'))).toHaveLength(5);
  }
});
