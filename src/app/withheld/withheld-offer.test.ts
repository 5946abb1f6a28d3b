import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { type Transcript, textOf } from '../../core/transcript.ts';
import type { CheckedText } from '../../protocol/speech.ts';
import type { SpeechThreads } from '../engine/speech-threads.ts';
import { createNotices } from '../notices.ts';
import { createMessageOffers, type HeardSound, type MessagePlan, type WithheldOffer } from './withheld-offer.ts';

const rate = 16_000;
const noise = (seconds: number) => Float32Array.from({ length: seconds * rate }, (_, i) => Math.sin(i / 7) / 4);

const saved = sampleTranscript({
  title: 'First words',
  text: 'First words.\n\nLast words.',
  segments: [
    { start: 1, end: 2, text: 'First words.' },
    { start: 8, end: 9, text: 'Last words.' },
  ],
  duration: 10,
});

const recording = (more: Partial<HeardSound> = {}): HeardSound => ({
  sound: [{ start: 0, samples: noise(10) }],
  withheld: [],
  transcript: null,
  duration: 10,
  file: null,
  ...more,
});

const asRecognised: MessagePlan['textRules'] = { finished: async (segments) => segments, mode: () => undefined };

/** An offer whose engine returns the texts in turn. */
function world({
  texts = ['Words.'],
  stored = saved as Transcript | null,
  language = null as string | null,
  textRules = asRecognised as MessagePlan['textRules'],
} = {}) {
  const heard: number[] = [];
  const recognise = async (samples: Float32Array, found: null): Promise<CheckedText> => {
    heard.push(samples.length / rate);
    expect(found).toBeNull();
    return { text: texts[heard.length - 1] ?? '', doubt: null, language, segments: null, words: null };
  };
  const engine = { call: (use: (api: unknown) => unknown) => use({ recognise }) } as unknown as SpeechThreads['engine'];
  const save = vi.fn(async (_: Transcript) => {});
  const open = vi.fn(async (_: string) => {});
  const find = vi.fn(async () => stored);
  const offer = signal<WithheldOffer | null>(null);
  const activity = { isDictating: signal(false) };
  const withheld = createMessageOffers({
    offer,
    threads: { engine, model: signal('m') },
    notices: createNotices(),
    library: { find, add: save, open },
    activity,
    textRules,
  });
  /** Simulates a recording, from the press of the button to its transcript. */
  const record = () => {
    activity.isDictating.value = true;
    activity.isDictating.value = false;
  };
  return { withheld, offer, heard, save, open, activity, record };
}

test('its text is written by the text rules, too', async () => {
  const textRules: MessagePlan['textRules'] = {
    finished: async (segments) => segments.map((said) => ({ ...said, text: said.text.toUpperCase(), raw: said.text })),
    mode: () => 'plain',
  };
  const { withheld, save } = world({ texts: ['Some'], textRules });
  withheld.consider(recording());
  await withheld.transcribe();
  const transcript = save.mock.calls[0]![0];
  expect(transcript).toMatchObject({ text: 'SOME', mode: 'plain', segments: [{ text: 'SOME', raw: 'Some' }] });
});

test('a recording with sound and no text is offered, and becomes a transcript', async () => {
  const { withheld, offer, heard, save, open } = world({
    texts: ['Some', 'words'],
    language: 'de',
  });
  withheld.consider(recording({ sound: [{ start: 5 * rate, samples: noise(30) }], duration: 35 }));
  expect(offer.value).toMatchObject({ missing: null, progress: null });
  await withheld.transcribe();
  expect(heard).toHaveLength(2);
  const transcript = save.mock.calls[0]![0];
  expect(transcript).toMatchObject({ text: 'Some words', title: 'Some words', duration: 35, source: 'microphone' });
  expect(transcript.segments[0]).toMatchObject({ start: 5, language: 'de' });
  expect(open).toHaveBeenCalledWith(transcript.id);
  expect(offer.value).toBeNull();
});

test('silence, and a recording with all its text, are not offered', () => {
  const { withheld, offer } = world();
  withheld.consider(recording({ sound: [{ start: 0, samples: new Float32Array(5 * rate) }] }));
  withheld.consider(recording({ transcript: saved }));
  expect(offer.value).toBeNull();
});

test('what was withheld of a recording is put into its transcript, at its place', async () => {
  const { withheld, offer, heard, save } = world({ texts: ['Words between.'] });
  withheld.consider(recording({ transcript: saved, withheld: [{ start: 3 * rate, end: 5 * rate }] }));
  expect(offer.value?.missing).toBe(2);
  await withheld.transcribe();
  expect(heard).toEqual([2]);
  expect(save.mock.calls[0]![0]).toMatchObject({ id: 'a', text: 'First words. Words between.\n\nLast words.' });
});

test('of several voices, what was withheld says who speaks, and so does what comes behind it', async () => {
  const say = (start: number, text: string) => ({ start, end: start + 2, text, speaker: 'A' });
  const segments = [say(0, 'A: Well.'), say(4, 'Yes?')];
  const call = sampleTranscript({ text: textOf(segments), segments, source: 'file' });
  const { withheld, save } = world({ texts: ['Hm.'], stored: call });
  const sound = [{ start: 0, samples: noise(10), voice: 1, speaker: 'B' }];
  withheld.consider({
    ...recording({ transcript: call, sound }),
    withheld: [{ start: 2 * rate, end: 3 * rate, voice: 1 }],
  });
  await withheld.transcribe();
  expect(save.mock.calls[0]![0].text).toBe('A: Well.\n\nB: Hm.\n\nA: Yes?');
});

test('a transcript that was deleted meanwhile does not come back with its words', async () => {
  const { withheld, save } = world({ stored: null });
  withheld.consider(recording({ transcript: saved, withheld: [{ start: 3 * rate, end: 5 * rate }] }));
  await withheld.transcribe();
  expect(save.mock.calls[0]![0].text).toBe('Words.');
  expect(save.mock.calls[0]![0].id).not.toBe('a');
});

test('when no words come of it, that is said, and it can still be listened to', async () => {
  const { withheld, offer, save } = world({ texts: [] });
  withheld.consider(recording());
  await withheld.transcribe();
  expect(offer.value).toMatchObject({ isInVain: true, progress: null });
  expect(save).not.toHaveBeenCalled();
  expect(withheld.sound().size).toBe(44 + 4 * 10 * rate);
});

test('it goes with the next recording, but not while it is transcribed; dismissed, it gives nothing', async () => {
  const { withheld, offer, save, record } = world();
  withheld.consider(recording());
  record();
  expect(offer.value).toBeNull();
  withheld.consider(recording());
  const work = withheld.transcribe();
  record();
  expect(offer.value).not.toBeNull();
  withheld.dismiss();
  await work;
  expect(save).not.toHaveBeenCalled();
});

test('what comes of it is opened, unless somebody dictates by then', async () => {
  const { withheld, open, activity } = world();
  withheld.consider(recording());
  await withheld.transcribe();
  expect(open).toHaveBeenCalledOnce();
  withheld.consider(recording());
  const work = withheld.transcribe();
  activity.isDictating.value = true;
  await work;
  expect(open).toHaveBeenCalledOnce();
});
