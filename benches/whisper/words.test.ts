/** Whisper on synthetic speech: words, languages and times, and no text without speech. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recogniseChecked } from '../../src/speech/checks/checked-recognition.ts';
import { withDefaults } from '../../src/speech/recogniser.ts';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { Whisper } from '../../src/speech/whisper/whisper.ts';
import { segmentsOf, sentences } from './segments.ts';
import { hasSharedModels, onProcessor, samplesOf, speechClips, whisperFiles } from './shared-models.ts';
import { WordTotal } from './word-total.ts';

const q8 = onProcessor('q8');
const singles = speechClips('single');
const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1]!;

describe.skipIf(!hasSharedModels)('whisper-nano', () => {
  let whisper: Whisper;

  beforeAll(async () => {
    await startRuntime();
    whisper = await Whisper.load(whisperFiles('nano/whisper-nano_timestamped', q8), q8, silentMeter);
  });
  afterAll(() => whisper?.dispose());

  test('single sentences: words, with the language given', { timeout: 400_000 }, async () => {
    const total = new WordTotal();
    for (const clip of singles) {
      const result = (await whisper.recognise(samplesOf(clip), { isFinal: true, language: clip.language }))!;
      total.add(clip.text, result.text);
    }
    // A plain greedy loop over native onnxruntime has 2.1 %.
    expect(total.rate).toBeLessThan(2.6);
  });

  test('languages', { timeout: 200_000 }, async () => {
    // Clips of several languages in a row: an earlier language must not prevail.
    const clips = singles.filter((_, i) => i % 3 === 0);
    for (const clip of clips)
      expect((await whisper.recognise(samplesOf(clip)))!.language, clip.file).toBe(clip.language);
  });

  test('times of words', { timeout: 200_000 }, async () => {
    const starts: number[] = [];
    const ends: number[] = [];
    for (const clip of singles.filter((_, i) => i % 4 === 0)) {
      const { words } = (await whisper.recognise(samplesOf(clip), { language: clip.language, times: true }))!;
      starts.push(Math.abs(words![0]!.start - clip.segments[0]!.start));
      ends.push(Math.abs(words!.at(-1)!.end - clip.segments.at(-1)!.end));
    }
    expect(median(starts)).toBeLessThan(0.1);
    expect(median(ends)).toBeLessThan(0.15);
  });

  test('times of sentences, over the whole window', { timeout: 200_000 }, async () => {
    const backend = { ...q8, wholeWindow: true };
    const whole = await Whisper.load(whisperFiles('nano/whisper-nano', backend), backend, silentMeter);
    const starts: number[] = [];
    const ends: number[] = [];
    for (const clip of singles.filter((_, i) => i % 16 === 0)) {
      const { segments } = (await whole.recognise(samplesOf(clip), { language: clip.language, times: true }))!;
      starts.push(Math.abs(segments![0]!.start - clip.segments[0]!.start));
      ends.push(Math.abs(segments!.at(-1)!.end - clip.segments.at(-1)!.end));
    }
    expect(median(starts)).toBeLessThan(0.03);
    // A last word fades: it is heard no more before it is over.
    expect(median(ends)).toBeLessThan(0.1);
    await whole.dispose();
  });

  test.each(['long', 'switch'] as const)('%s recordings, cut at silences', { timeout: 400_000 }, async (kind) => {
    const total = new WordTotal();
    const clips = speechClips(kind);
    for (const clip of kind === 'long' ? clips.slice(1, 3) : clips) {
      const samples = samplesOf(clip);
      const language = kind === 'long' ? clip.language : null;
      const recogniser = withDefaults(whisper, () => ({ language }));
      const options = { shouldStop: () => false, meter: silentMeter };
      const texts: string[] = [];
      for (const range of await segmentsOf(samples, sentences)) {
        const checked = await recogniseChecked(recogniser, samples.slice(range.start, range.end), range, options);
        texts.push(checked!.text);
      }
      total.add(clip.text, texts.join(' '));
    }
    // Sentence by sentence it is 0.9 % with the language given.
    expect(total.rate).toBeLessThan(kind === 'long' ? 2.9 : 8);
  });

  test('nothing where nobody speaks', { timeout: 60_000 }, async () => {
    for (const clip of speechClips('silence')) {
      const samples = samplesOf(clip);
      for (const range of await segmentsOf(samples, sentences)) {
        const options = { shouldStop: () => false, meter: silentMeter };
        const checked = await recogniseChecked(whisper, samples.slice(range.start, range.end), range, options);
        expect(checked?.text, clip.file).toBe('');
      }
    }
  });
});
