/** The recogniser with real files: drafts, prefixes, the live policy, other precisions, and invalid files. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { circularBytes } from '../../src/core/circular.ts';
import { AudioHistory } from '../../src/core/history.ts';
import type { Graph, ModelFiles } from '../../src/protocol/model.ts';
import { noAbilities, type SpeechEvent } from '../../src/protocol/speech.ts';
import { segmenterOptions } from '../../src/speech/listening/segmenter.ts';
import { SileroNetwork } from '../../src/speech/listening/silero-network.ts';
import { SpeechGate } from '../../src/speech/listening/speech-gate.ts';
import { VoiceDetector } from '../../src/speech/listening/voice-detector.ts';
import { LiveTranscriber } from '../../src/speech/live/live-transcriber.ts';
import { withDefaults } from '../../src/speech/recogniser.ts';
import { startRuntime } from '../../src/speech/testing/runtime-in-node.ts';
import { silentMeter } from '../../src/speech/testing/silent-meter.ts';
import { Whisper } from '../../src/speech/whisper/whisper.ts';
import { detectorBytes, hasSharedModels, onProcessor, samplesOf, speechClips, whisperFiles } from './shared-models.ts';
import { WordTotal } from './word-total.ts';

const second = 16_000;
const name = 'nano/whisper-nano';
const q8 = onProcessor('q8');
const clips = speechClips('single').filter((_, i) => i % 30 === 1);

describe.skipIf(!hasSharedModels)('Whisper', () => {
  let files: ModelFiles;
  let whisper: Whisper;

  beforeAll(async () => {
    await startRuntime();
    files = whisperFiles(name, q8);
    whisper = await Whisper.load(files, q8, silentMeter);
  });
  afterAll(() => whisper?.dispose());

  test('a draft changes nothing, however little audio it was found over', { timeout: 200_000 }, async () => {
    let kept = 0;
    for (const clip of clips) {
      const samples = samplesOf(clip);
      const options = { language: clip.language };
      let draft: number[] = [];
      for (let end = second; end < samples.length + second; end += second) {
        const audio = samples.subarray(0, end);
        const scratch = (await whisper.recognise(audio, options))!;
        const verified = (await whisper.recognise(audio, { ...options, draft }))!;
        expect(verified.tokens, `${clip.file}, ${end / second} s`).toEqual(scratch.tokens);
        kept += verified.draftKept;
        draft = verified.tokens;
      }
    }
    expect(kept).toBeGreaterThan(0);
  });

  test('a prefix is taken as it is, and the rest follows from it', { timeout: 60_000 }, async () => {
    const clip = clips[0]!;
    const options = { language: clip.language, isFinal: true };
    const whole = (await whisper.recognise(samplesOf(clip), options))!;
    const prefix = whole.tokens.slice(0, 4);
    const continued = (await whisper.recognise(samplesOf(clip), { ...options, prefix }))!;
    expect(continued.tokens).toEqual(whole.tokens);
    expect(continued.logProbabilities.every((each) => each <= 1e-5 && Number.isFinite(each))).toBe(true);
  });

  test('words to expect and words before do not spoil what is heard', { timeout: 60_000 }, async () => {
    const clip = clips[0]!;
    const plain = (await whisper.recognise(samplesOf(clip), { language: clip.language }))!;
    const previous = { tokens: plain.tokens, language: clip.language };
    const vocabulary = ['bottle', 'ticket'];
    const told = (await whisper.recognise(samplesOf(clip), { language: clip.language, previous, vocabulary }))!;
    const total = new WordTotal();
    total.add(clip.text, told.text);
    expect(total.rate).toBeLessThan(30);
  });

  test('live, it says what it says of the whole, and commits what stays', { timeout: 200_000 }, async () => {
    const clip = clips[0]!;
    const samples = samplesOf(clip);
    const detector = new VoiceDetector(SileroNetwork.read(detectorBytes()), silentMeter);
    const gate = new SpeechGate(detector, segmenterOptions('normal'));
    const history = new AudioHistory(new ArrayBuffer(circularBytes(40 * second)));
    const events: SpeechEvent[] = [];
    let heard = () => {};
    const publish = (event: SpeechEvent) => {
      events.push(event);
      heard();
    };
    const recogniser = withDefaults(whisper, () => ({ language: clip.language }));
    const live = new LiveTranscriber({
      recogniser,
      history,
      readPast: async () => null,
      abilities: noAbilities,
      isKept: false,
      isWhole: () => false,
      isSparing: () => false,
      pace: 'normal',
      meter: silentMeter,
      publish,
    });
    const running = live.run();
    for (let at = 0; at < samples.length; at += second / 2) {
      const chunk = samples.subarray(at, at + second / 2);
      history.append(chunk);
      const messages = gate.push(chunk);
      const next = new Promise<void>((resolve) => {
        heard = resolve;
      });
      for (const message of messages) live.receive(message);
      if (at >= 1.5 * second && messages.at(-1)?.kind === 'grow') await next;
    }
    for (const message of gate.finish()) live.receive(message);
    live.receive({ kind: 'end' });
    await running;
    const partials = events.filter((event) => event.kind === 'partial');
    const final = events.find((event) => event.kind === 'final')!;
    const total = new WordTotal();
    total.add(clip.text, final.text);
    expect(partials.length).toBeGreaterThan(2);
    expect(total.errors).toBe(0);
    for (const { committed } of partials) expect(final.text.startsWith(committed)).toBe(true);
  });

  test.each([
    ['fp32', 'q8'],
    ['q4', 'q4'],
  ] as const)('other precisions: %s and %s', { timeout: 100_000 }, async (encoder, decoder) => {
    const backend = onProcessor(encoder, decoder);
    const other = await Whisper.load(whisperFiles(name, backend), backend, silentMeter);
    const total = new WordTotal();
    for (const clip of clips) {
      total.add(clip.text, (await other.recognise(samplesOf(clip), { language: clip.language }))!.text);
    }
    expect(total.rate).toBeLessThan(20);
    await other.dispose();
  });

  test('warming up runs the encoder and some steps, and changes no text', async () => {
    const stages: string[] = [];
    const meter = { record: (stage: string) => stages.push(stage), count() {} };
    const other = await Whisper.load(files, q8, meter);
    await other.warmUp();
    expect(stages.filter((stage) => stage === 'encode')).toHaveLength(1);
    expect(stages).toEqual(expect.arrayContaining(['verify', 'decode-step']));
    const samples = samplesOf(clips[1]!);
    expect((await other.recognise(samples))?.tokens).toEqual((await whisper.recognise(samples))?.tokens);
    await other.dispose();
  });

  test('too little audio gives nothing', async () => {
    expect((await whisper.recognise(new Float32Array(500), { language: 'en' }))?.text).toBe('');
  });

  describe('what is wrong is told', () => {
    const loading = (changes: Partial<ModelFiles>) => Whisper.load({ ...files, ...changes }, q8, silentMeter);
    const half = ({ onnx, data }: Graph): Graph => ({ onnx: onnx.slice(0, onnx.byteLength / 2), data });

    test.each(['encoder', 'decoder'] as const)('a %s that is cut short', async (part) => {
      await expect(loading({ [part]: half(files[part]) })).rejects.toMatchObject({ code: 'model-broken' });
    });

    test('graphs of another kind', async () => {
      await expect(loading({ encoder: files.decoder })).rejects.toMatchObject({
        code: 'model-broken',
        details: ['input_features', 'last_hidden_state'],
      });
      await expect(loading({ decoder: files.encoder })).rejects.toMatchObject({
        code: 'model-unsupported',
        details: ['past_key_values'],
      });
    });

    test('another number of bands', async () => {
      const preprocessor = JSON.stringify({ feature_size: 128 });
      const texts = { ...files.texts, 'preprocessor_config.json': preprocessor };
      await expect(loading({ texts })).rejects.toMatchObject({ code: 'model-broken', details: ['input_features'] });
    });

    test('a tokenizer of another model', async () => {
      const config = JSON.stringify({ ...JSON.parse(files.texts['config.json']!), vocab_size: 51_865 });
      await expect(loading({ texts: { ...files.texts, 'config.json': config } })).rejects.toMatchObject({
        code: 'model-broken',
        details: ['tokenizer.json'],
      });
    });

    test('an unknown language', async () => {
      const samples = samplesOf(clips[0]!);
      await expect(whisper.recognise(samples, { language: 'fr' })).rejects.toMatchObject({
        code: 'language-unknown',
        details: ['fr'],
      });
    });
  });
});
