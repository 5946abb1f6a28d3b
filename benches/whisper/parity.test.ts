/**
 * Whisper against transformers.js on the same files: the same features, the same tokens, and the cases in which transformers.js is wrong.
 */

import type { AutomaticSpeechRecognitionPipeline } from '@huggingface/transformers';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Dtype } from '../../src/protocol/model.ts';
import { LogMel } from '../../src/speech/features/log-mel.ts';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { Whisper } from '../../src/speech/whisper/whisper.ts';
import { hasSharedModels, onProcessor, samplesOf, speechClips, whisperFiles } from './shared-models.ts';
import { greedyTokens, loadPipeline, loadTransformers } from './transformers-oracle.ts';
import { WordTotal } from './word-total.ts';

const name = 'nano/whisper-nano';
const singles = speechClips('single');
interface Chunks {
  chunks: { text: string; timestamp: [number, number] }[];
}

function load(dtype: Dtype, model = name, wholeWindow = false): Promise<Whisper> {
  const backend = onProcessor(dtype, dtype, { wholeWindow });
  return Whisper.load(whisperFiles(model, backend), backend, silentMeter);
}

/** Clips of every language; all of them are in the test of words. */
const some = { q8: singles.filter((_, i) => i % 8 === 0), fp32: singles.filter((_, i) => i % 43 === 0) };
/** A clip whose first word is spelled as a space and its pieces. */
const spelled = 'en-41.wav';

describe.skipIf(!hasSharedModels)('beside transformers.js', () => {
  let transformers: Awaited<ReturnType<typeof loadTransformers>>;
  let pipelines: Map<string, AutomaticSpeechRecognitionPipeline>;

  beforeAll(async () => {
    await startRuntime();
    transformers = await loadTransformers();
    pipelines = new Map();
  });

  async function pipelineOf(dtype: 'q8' | 'fp32', model = name) {
    const key = `${model} ${dtype}`;
    if (!pipelines.has(key)) pipelines.set(key, await loadPipeline(transformers, model, dtype));
    return pipelines.get(key)!;
  }

  test.each([80, 128])('features of %i bands', { timeout: 60_000 }, async (bands) => {
    const extractor = new transformers.WhisperFeatureExtractor({
      feature_size: bands,
      n_fft: 400,
      hop_length: 160,
      sampling_rate: 16_000,
      chunk_length: 30,
      n_samples: 480_000,
      nb_max_frames: 3000,
    });
    const mel = new LogMel({ bands, frames: 3000 });
    const long = samplesOf(speechClips('long')[0]!).subarray(0, 480_000);
    for (const samples of [...some.fp32.map(samplesOf), ...speechClips('silence').map(samplesOf), long]) {
      const { input_features } = await extractor(samples);
      const reference = input_features.data as Float32Array;
      const ours = mel.of(samples);
      expect(ours).toHaveLength(reference.length);
      expect(ours.reduce((most, value, i) => Math.max(most, Math.abs(value - reference[i]!)), 0)).toBeLessThan(1e-4);
    }
  });

  test.each(['q8', 'fp32'] as const)('the same tokens (%s)', { timeout: 300_000 }, async (dtype) => {
    const pipeline = await pipelineOf(dtype);
    const whisper = await load(dtype);
    for (const clip of some[dtype].filter(({ file }) => file !== spelled)) {
      const samples = samplesOf(clip);
      const { tokens } = (await whisper.recognise(samples, { language: clip.language }))!;
      expect(tokens, clip.file).toEqual(await greedyTokens(pipeline, samples, clip.language!));
    }
    await whisper.dispose();
  });

  describe('where it is wrong', () => {
    let whisper: Whisper;
    let pipeline: AutomaticSpeechRecognitionPipeline;

    beforeAll(async () => {
      whisper = await load('q8');
      pipeline = await pipelineOf('q8');
    });

    test('it takes any language for English', { timeout: 60_000 }, async () => {
      const german = singles.find(({ language }) => language === 'de')!;
      const samples = samplesOf(german);
      const theirs = new WordTotal();
      const ours = new WordTotal();
      theirs.add(german.text, ((await pipeline(samples)) as { text: string }).text);
      const result = (await whisper.recognise(samples))!;
      ours.add(german.text, result.text);
      expect(result.language).toBe('de');
      expect(ours.rate).toBeLessThan(theirs.rate);
    });

    test('it forbids a lone space at the start, of which a word may be spelled', { timeout: 60_000 }, async () => {
      const clip = singles.find(({ file }) => file === spelled)!;
      const theirs = new WordTotal();
      const ours = new WordTotal();
      theirs.add(clip.text, ((await pipeline(samplesOf(clip), { language: 'en' })) as { text: string }).text);
      ours.add(clip.text, (await whisper.recognise(samplesOf(clip), { language: 'en' }))!.text);
      expect(ours.errors).toBe(0);
      expect(theirs.errors).toBeGreaterThan(0);
    });

    test('it knows nothing of silence', { timeout: 60_000 }, async () => {
      const silence = samplesOf(speechClips('silence')[0]!);
      const theirs = ((await pipeline(silence, { language: 'en' })) as { text: string }).text.trim();
      const result = (await whisper.recognise(silence, { language: 'en' }))!;
      expect(theirs).not.toBe('');
      expect(result.noSpeech).toBeGreaterThan(0.6);
      expect(result.text).toBe('');
    });

    test('its time goes back', { timeout: 120_000 }, async () => {
      const clip = speechClips('long')[1]!;
      const samples = samplesOf(clip).subarray(0, 480_000);
      const theirs = (await pipeline(samples, { language: 'en', return_timestamps: true })) as Chunks;
      const whole = await load('q8', name, true);
      const { segments } = (await whole.recognise(samples, { language: 'en', times: true }))!;
      await whole.dispose();
      const goesOn = (moments: number[]) => moments.every((moment, i) => i === 0 || moment >= moments[i - 1]!);
      expect(segments!.length).toBeGreaterThan(3);
      expect(goesOn(segments!.flatMap(({ start, end }) => [start, end]))).toBe(true);
      expect(goesOn(theirs.chunks.flatMap(({ timestamp }) => timestamp))).toBe(false);
    });

    test('its last word may be at the end of the window', { timeout: 120_000 }, async () => {
      const model = 'nano/whisper-nano_timestamped';
      const timed = await load('fp32', model);
      const clip = singles[2]!;
      const said = clip.segments[0]!;
      const options = { language: clip.language!, return_timestamps: 'word' as const };
      const theirs = (await (await pipelineOf('fp32', model))(samplesOf(clip), options)) as Chunks;
      const { words } = (await timed.recognise(samplesOf(clip), { language: clip.language, times: true }))!;
      expect(theirs.chunks.at(-1)!.timestamp[0]).toBeGreaterThan(29);
      expect(words!.at(-1)!.end).toBeCloseTo(said.end, 0);
      expect(Math.abs(words![0]!.start - said.start)).toBeLessThan(0.1);
      await timed.dispose();
    });
  });
});
