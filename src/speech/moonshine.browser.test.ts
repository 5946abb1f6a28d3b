/** The recogniser against the plainest loop that gives the right answer: the same tokens on every recording. */

import { beforeAll, expect, test } from 'vitest';
import { levelled } from '../core/loudness.ts';
import { Moonshine, tokenLimit } from './moonshine.ts';
import { loopedTail } from './repetition.ts';
import { createSession, type InferenceSession, Tensor } from './runtime.ts';
import { type Recording, recordings, samplesOf } from './testing/recordings.ts';
import { modelFiles, startRuntime } from './testing/runtime-files.ts';

/** Enough for several segments of speech, and for the loop without tricks to end in time. */
const seconds = 15;
const layers = 6;

let clips: Recording[];
let moonshine: Moonshine;
let encoder: InferenceSession;
let decoder: InferenceSession;

beforeAll(async () => {
  await startRuntime();
  clips = await recordings();
  const files = await modelFiles();
  moonshine = await Moonshine.load(files);
  encoder = await createSession(files.encoder);
  decoder = await createSession(files.decoder);
});

/** One token a step, every output fetched, every past fed back but the audio side's, which the first step gave. */
async function plainLoop(samples: Float32Array): Promise<number[]> {
  const input = levelled(samples, -20);
  const { last_hidden_state } = await encoder.run({ input_values: new Tensor('float32', input, [1, input.length]) });
  const past: Record<string, Tensor> = {};
  for (let layer = 0; layer < layers; layer++) {
    for (const part of ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value']) {
      past[`past_key_values.${layer}.${part}`] = new Tensor('float32', [], [1, 8, 0, 36]);
    }
  }
  const tokens: number[] = [];
  let token = 1;
  for (let step = 0; step < tokenLimit(samples.length); step++) {
    const outputs = await decoder.run({
      input_ids: new Tensor('int64', [BigInt(token)], [1, 1]),
      encoder_hidden_states: last_hidden_state!,
      use_cache_branch: new Tensor('bool', [step > 0], [1]),
      ...past,
    });
    const scores = [...(outputs.logits!.data as Float32Array)];
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

test('the same tokens as the plain loop on every recording', { timeout: 600_000 }, async () => {
  for (const clip of clips) {
    const samples = await samplesOf(clip, seconds);
    const result = await moonshine.recognise(samples);
    expect(result?.tokens, clip.id).toEqual(await plainLoop(samples));
  }
});

test('the words are right', async () => {
  const jfk = clips.find(({ id }) => id.startsWith('jfk'))!;
  const result = await moonshine.recognise(await samplesOf(jfk));
  expect(result?.text).toMatch(/my fellow americans.*what your country can do for you/i);
});

test('a prefix is taken as it is, and the rest follows from it', async () => {
  const jfk = clips.find(({ id }) => id.startsWith('jfk'))!;
  const samples = await samplesOf(jfk);
  const { tokens } = (await moonshine.recognise(samples))!;
  const prefix = tokens.slice(0, 8);
  const continued = (await moonshine.recognise(samples, { prefix }))!;
  expect(continued.tokens.slice(0, 8)).toEqual(prefix);
  expect(continued.text).toMatch(/country/);
});

test('too little audio gives nothing, and a pass can be abandoned', async () => {
  expect((await moonshine.recognise(new Float32Array(500)))?.text).toBe('');
  expect(await moonshine.recognise(new Float32Array(16_000), { shouldStop: () => true })).toBeNull();
});
