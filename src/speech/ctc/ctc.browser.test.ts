/** A CTC model through transformers.js, in the engine of the app: a small one that hears levels as letters. */

import { beforeAll, describe, expect, test, vi } from 'vitest';
import { createMetrics } from '../../metrics/metrics.ts';
import type { ModelFiles } from '../../protocol/model.ts';
import type { SegmentMessage, SpeechEvent } from '../../protocol/speech.ts';
import { Engine } from '../engine/engine.ts';
import { processor, runtimeFiles } from '../testing/runtime-files.ts';
import { smallCtcGraph, smallCtcTexts, soundOf } from '../testing/small-ctc.ts';

const precision = { encoder: 'fp32', decoder: 'fp32' } as const;

function files(change: Record<string, string> = {}): ModelFiles {
  return {
    id: 'test/ctc',
    family: 'ctc',
    precision,
    encoder: { onnx: smallCtcGraph().buffer, data: [] },
    decoder: { onnx: new ArrayBuffer(0), data: [] },
    texts: { ...smallCtcTexts(), ...change },
  };
}

let engine: Engine;
const fetched = vi.spyOn(globalThis, 'fetch');
const load = (of: ModelFiles) => engine.load(of, { ...processor, precision }, () => {});

beforeAll(async () => {
  engine = new Engine(createMetrics('engine'));
  await engine.start(await runtimeFiles());
  await load(files());
  fetched.mockClear();
});

describe('a model that no family knows', () => {
  test('is loaded from what is handed in, and asks no server for anything', async () => {
    const { abilities } = await load(files());
    expect(abilities).toMatchObject({ givesLiveText: false, languages: [] });
    expect(fetched).not.toHaveBeenCalled();
  });

  test('gives the text of the sound, in small letters where it has no others, with its doubled ones', async () => {
    const { text } = await engine.recognise(soundOf('  hello, all  '.replace(',', '')), null);
    expect(text).toBe('hello all');
  });

  test('gives words with their times and how sure it was', async () => {
    const { words, said } = await engine.recognise(soundOf('see bees'), null);
    expect(words?.map(({ text }) => text)).toEqual(['see', 'bees']);
    expect(words![1]!.start).toBeCloseTo(3 * 0.06, 2);
    expect(words![1]!.end).toBeCloseTo(8 * 0.06 - 0.02, 2);
    expect(said).toEqual([
      { text: 'see', confidence: expect.closeTo(1, 3), isCommon: false },
      { text: 'bees', confidence: expect.closeTo(1, 3), isCommon: false },
    ]);
  });

  test('hears nothing in next to nothing', async () => {
    expect((await engine.recognise(new Float32Array(100), null)).text).toBe('');
    expect((await engine.recognise(new Float32Array(16_000), null)).text).toBe('');
  });

  test('gives no live text: a segment has its final text and no other', async () => {
    const { port1, port2 } = new MessageChannel();
    const events: SpeechEvent[] = [];
    const samples = soundOf('the cat saw a bird in the garden and went away');
    const link = { history: null, segments: port2, pace: 'normal', isKept: false } as const;
    const following = engine.follow(
      link,
      (event) => events.push(event),
      async () => null,
    );
    const end = samples.length;
    const messages: SegmentMessage[] = [
      { kind: 'audio', from: 0, samples },
      { kind: 'grow', start: 0, end: Math.floor(end / 2) },
      { kind: 'close', start: 0, end, speech: end, certainty: 1 },
      { kind: 'end' },
    ];
    for (const message of messages) {
      port1.postMessage(message);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await following;
    expect(events.map(({ kind }) => kind)).toEqual(['final']);
    expect(events[0]).toMatchObject({ text: 'the cat saw a bird in the garden and went away' });
  });
});

describe('files that are no such model', () => {
  test.each([
    ['config.json', '{'],
    ['tokenizer.json', '[]'],
    ['preprocessor_config.json', '{"feature_extractor_type": "Wav2Vec2FeatureExtractor"'],
  ])('%s that reads %s', async (path, content) => {
    await expect(load(files({ [path]: content }))).rejects.toMatchObject({ code: 'model-broken' });
  });

  test('a graph that asks for what the description does not make', async () => {
    const mel = '{"feature_extractor_type": "WhisperFeatureExtractor", "feature_size": 80}';
    await expect(load(files({ 'preprocessor_config.json': mel }))).rejects.toMatchObject({ code: 'model-unsupported' });
  });
});
