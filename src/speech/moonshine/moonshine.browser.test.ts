/** The recogniser against a plain decoding loop, and its optimisations against decoding without them. */

import { beforeAll, describe, expect, test } from 'vitest';
import { levelled } from '../../core/loudness.ts';
import type { Graph, ModelFiles } from '../../protocol/model.ts';
import { loopedTail } from '../decoding/repetition.ts';
import { withExactRows } from '../graph/exact-rows.ts';
import { floats } from '../runtime/floats.ts';
import { createSession, type Session, type Tensor, tensor } from '../runtime/onnx-runtime.ts';
import { type Recording, recordings, samplesOf } from '../testing/recordings.ts';
import { modelFiles, processor, startRuntime } from '../testing/runtime-files.ts';
import { silentMeter } from '../testing/silent-meter.ts';
import { tokenLimit } from './config.ts';
import { Moonshine } from './moonshine.ts';

const second = 16_000;
const layers = 6;

/** Read and spontaneous speech, digits, a telephone, noise and music, another language. */
const chosen = [
  'jfk_16k',
  'two_cities',
  'cards_001',
  'ls_other_1688_142285_0006',
  'ls_1272_128104_0004_8k',
  'vctk_p286_011',
  'mfa_cold_corpus_24bit',
  'riva_percent',
  'fsdd_string_jackson',
  'mix_ls2033_kitchen0',
  'mix_jfk_music5',
  'pv_de',
];

let files: ModelFiles;
let clips: Recording[];
let someClips: Recording[];
let moonshine: Moonshine;
let encoder: Session;

beforeAll(async () => {
  await startRuntime();
  clips = await recordings();
  someClips = clips.length > 1 ? clips.filter(({ id }) => chosen.includes(id)) : clips;
  files = await modelFiles();
  moonshine = await Moonshine.load(files, processor, silentMeter);
  encoder = await createSession(files.encoder.onnx);
});

/**
 * A plain loop: one token a step, every output fetched and every cache fed back, except for the audio side, which only the first step
 * gives.
 */
async function plainLoop(decoder: Session, samples: Float32Array): Promise<number[]> {
  const input = levelled(samples, -20);
  const { last_hidden_state } = await encoder.run({ input_values: tensor('float32', input, [1, input.length]) });
  const past: Record<string, Tensor> = {};
  for (let layer = 0; layer < layers; layer++) {
    for (const part of ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value']) {
      past[`past_key_values.${layer}.${part}`] = tensor('float32', new Float32Array(0), [1, 8, 0, 36]);
    }
  }
  const tokens: number[] = [];
  let token = 1;
  for (let step = 0; step < tokenLimit(samples.length); step++) {
    const outputs = await decoder.run({
      input_ids: tensor('int64', BigInt64Array.of(BigInt(token)), [1, 1]),
      encoder_hidden_states: last_hidden_state!,
      use_cache_branch: tensor('bool', Uint8Array.of(step > 0 ? 1 : 0), [1]),
      ...past,
    });
    const scores = [...floats(outputs.logits)];
    if (step === 0) scores[2] = Number.NEGATIVE_INFINITY;
    token = scores.reduce((best, score, id) => (score > scores[best]! ? id : best), 0);
    if (token === 2) break;
    tokens.push(token);
    for (const [name, value] of Object.entries(outputs)) {
      if (!name.startsWith('present') || (step > 0 && name.includes('encoder'))) continue;
      past[name.replace('present', 'past_key_values')] = value;
    }
    const looped = loopedTail(tokens);
    if (looped > 0) return tokens.slice(0, -looped);
  }
  return tokens;
}

describe('beside the plain loop', () => {
  /** Seconds from the beginning of every recording: the plain loop is slow. */
  const seconds = 2;

  test('the same tokens on recordings of every kind', { timeout: 600_000 }, async () => {
    const decoder = await createSession(withExactRows(new Uint8Array(files.decoder.onnx)));
    for (const clip of someClips) {
      const samples = await samplesOf(clip, seconds);
      const result = await moonshine.recognise(samples);
      expect(result?.tokens, clip.id).toEqual(await plainLoop(decoder, samples));
    }
    await decoder.release();
  });

  test('the decoder with exact rows says mostly what the packed one says', { timeout: 600_000 }, async () => {
    const decoder = await createSession(files.decoder.onnx);
    let same = 0;
    for (const clip of someClips) {
      const samples = await samplesOf(clip, seconds);
      const result = await moonshine.recognise(samples);
      if (result?.text === moonshine.textOf(await plainLoop(decoder, samples))) same++;
    }
    expect(same).toBeGreaterThanOrEqual(someClips.length / 2);
    await decoder.release();
  });
});

test('a draft changes nothing, however little audio it was found over', { timeout: 600_000 }, async () => {
  let kept = 0;
  let drafted = 0;
  for (const clip of someClips) {
    const samples = await samplesOf(clip, 3);
    let draft: number[] = [];
    for (let end = second; end <= samples.length; end += second) {
      const audio = samples.subarray(0, end);
      const scratch = (await moonshine.recognise(audio))!;
      const verified = (await moonshine.recognise(audio, { draft }))!;
      expect(verified.tokens, `${clip.id}, ${end / second} s`).toEqual(scratch.tokens);
      kept += verified.draftKept;
      drafted += draft.length;
      draft = verified.tokens;
    }
  }
  expect(kept).toBeGreaterThan(drafted / 3);
});

test('a final search comes to an end, and goes round nowhere', { timeout: 600_000 }, async () => {
  let ended = 0;
  for (const clip of someClips) {
    const samples = await samplesOf(clip, 6);
    const { tokens, logProbabilities, ending } = (await moonshine.recognise(samples, { isFinal: true }))!;
    expect(tokens.length, clip.id).toBeGreaterThan(0);
    expect(tokens.length, clip.id).toBeLessThanOrEqual(tokenLimit(samples.length));
    expect(logProbabilities, clip.id).toHaveLength(tokens.length);
    for (let length = 1; length <= tokens.length; length++) {
      expect(loopedTail(tokens.slice(0, length)), clip.id).toBe(0);
    }
    if (ending === 'end') ended++;
  }
  expect(ended).toBeGreaterThanOrEqual(0.8 * someClips.length);
});

describe('on clear speech', () => {
  let samples: Float32Array;

  beforeAll(async () => {
    samples = await samplesOf(clips.find(({ id }) => id.startsWith('jfk'))!);
  });

  test.each([false, true])('the words are right (final: %s)', async (isFinal) => {
    const result = await moonshine.recognise(samples, { isFinal });
    expect(result?.text).toMatch(/my fellow americans.*what your country can do for you/i);
  });

  test.each([false, true])('a prefix is taken as it is, and the rest follows from it (final: %s)', async (isFinal) => {
    const { tokens } = (await moonshine.recognise(samples))!;
    const prefix = tokens.slice(0, 8);
    const continued = (await moonshine.recognise(samples, { prefix, isFinal }))!;
    expect(continued.tokens.slice(0, 8)).toEqual(prefix);
    expect(continued.text).toMatch(/country/);
  });

  test('its tokens are likely', async () => {
    const { logProbabilities } = (await moonshine.recognise(samples))!;
    expect(Math.max(...logProbabilities)).toBeLessThanOrEqual(1e-5);
    const mean = logProbabilities.reduce((sum, each) => sum + each, 0) / logProbabilities.length;
    expect(mean).toBeGreaterThan(-0.5);
  });
});

test('too little audio gives nothing, and a pass can be abandoned', async () => {
  expect((await moonshine.recognise(new Float32Array(500)))?.text).toBe('');
  for (const isFinal of [false, true]) {
    expect(await moonshine.recognise(new Float32Array(second), { isFinal, shouldStop: () => true })).toBeNull();
  }
});

test('a broken file is told as one', async () => {
  const broken = ({ onnx, data }: Graph) => ({ onnx: onnx.slice(0, onnx.byteLength / 2), data });
  for (const part of ['encoder', 'decoder'] as const) {
    const loading = Moonshine.load({ ...files, [part]: broken(files[part]) }, processor, silentMeter);
    await expect(loading, part).rejects.toMatchObject({ code: 'model-broken' });
  }
});
