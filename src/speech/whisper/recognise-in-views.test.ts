import { beforeAll, describe, expect, test } from 'vitest';
import { recogniseChecked } from '../checks/checked-recognition.ts';
import { MergedDecoder } from '../decoding/merged-decoder.ts';
import type { Recogniser } from '../recogniser.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { encodedFrames, scriptedSession } from '../testing/scripted-session.ts';
import { silentMeter } from '../testing/silent-meter.ts';
import { idOf, smallWhisper } from '../testing/small-whisper.ts';
import { EncodedAudio } from './encoded-audio.ts';
import { LanguageChoice } from './language-choice.ts';
import { recogniseInViews } from './recognise-in-views.ts';
import { openingWork, stepWork } from './work.ts';

beforeAll(() => startRuntime());

const contract = smallWhisper();
const { markers } = contract;
const second = 16_000;
const frames = contract.encodedFrames;
const letters = [...'abcdefghijklmnopqrstuvwxyz'].map(idOf);

/** Whisper whose encoder is short where asked, and whose decoder says one letter after another. It counts the frames and the steps. */
function whisperSaying(likely: (text: readonly number[]) => Readonly<Record<number, number>>) {
  let encoded = 0;
  const script = (all: readonly number[]) => likely(all.slice(all.lastIndexOf(markers.noTimestamps) + 1));
  const { sessions, asked } = scriptedSession({ script, vocabulary: contract.vocabulary });
  const hear = (count: number) => async () => {
    encoded += count;
    return { hidden: encodedFrames() };
  };
  const encoder = {
    encode: async (_: Float32Array, sounding: number) => ({
      ...(await hear(sounding / 2)()),
      weights: new Float32Array(6),
    }),
    encodeWhole: hear(frames),
    isShort: () => true,
    dispose: async () => {},
  };
  const decoder = new MergedDecoder(sessions, silentMeter);
  const audio = new EncodedAudio({ encoder, features: { bands: 80, frames: 2 * frames }, weighsFrames: true });
  const choice = new LanguageChoice(markers.languages);
  const windows = { contract, decoder, audio, meter: silentMeter };
  const recogniser: Recogniser = {
    recognise: (samples, options = {}) =>
      recogniseInViews(windows, samples, { ...options, language: 'en' }, choice.of(samples, { language: 'en' })),
    textOf: (tokens) => contract.tokenizer.textOf(tokens),
    beginsWord: () => true,
    dispose: async () => {},
  };
  return { recogniser, encodings: () => encoded / frames, steps: () => asked.length, frames: () => encoded };
}

const sound = (seconds: number) => Float32Array.from({ length: seconds * second }, (_, i) => 0.1 * Math.sin(i / 7));
const options = { isThorough: true, shouldStop: () => false, meter: silentMeter };

async function checked(
  seconds: number,
  likely: Parameters<typeof whisperSaying>[0],
  { share, whisper = whisperSaying(likely) }: { share?: number; whisper?: ReturnType<typeof whisperSaying> } = {},
) {
  const samples = sound(seconds);
  const range = { start: 0, end: samples.length, speech: samples.length, certainty: 1, ...(share && { share }) };
  const result = await recogniseChecked(whisper.recogniser, samples, range, options);
  return { result, ...whisper };
}

const mostTokens = (seconds: number) => Math.min(16 + 8 * seconds, contract.context - 4);

describe.each([
  ['says one unlikely letter after another', (at: number) => letters[(at * at) % 26]!],
  ['says the same again and again', (at: number) => letters[at % 3]!],
])('a decoder that %s for ever', (_, letterAt) => {
  test.each([1, 5, 20, 28])('does four times the work of a plain decode for %i s, and no more', async (seconds) => {
    const { steps, frames: spent } = await checked(seconds, (text) => ({ [letterAt(text.length)]: 0.2 }));
    const plain = frames + openingWork + mostTokens(seconds) * stepWork;
    const work = spent() + steps() * stepWork;
    expect(work).toBeGreaterThan(plain);
    expect(work).toBeLessThanOrEqual(4 * plain);
  });

  test.each([[[10, 18]], [[20, 4, 4]], [[3, 3, 3, 3, 3, 3, 3, 3]]])(
    'nor for a recording of stretches of %j s',
    async (stretches) => {
      const likely = (text: readonly number[]) => ({ [letterAt(text.length)]: 0.2 });
      const whisper = whisperSaying(likely);
      const all = stretches.reduce((sum, seconds) => sum + seconds, 0);
      for (const seconds of stretches) await checked(seconds, likely, { share: seconds / all, whisper });
      const tokens = stretches.reduce((sum, seconds) => sum + mostTokens(seconds), 0);
      const work = whisper.frames() + whisper.steps() * stepWork;
      expect(work).toBeLessThanOrEqual(4 * (frames + openingWork + tokens * stepWork));
    },
  );
});

test('a text that is sure takes one short pass', async () => {
  const saying = (text: readonly number[]) => ({ [text.length < 5 ? letters[text.length]! : markers.end]: 0.95 });
  const { encodings, steps, result } = await checked(2, saying);
  expect(result?.text).toBe('abcde');
  expect(encodings()).toBeLessThan(0.2);
  expect(steps()).toBe(6);
});
