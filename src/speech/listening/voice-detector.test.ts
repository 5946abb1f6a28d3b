/** Voice detection as it is computed here, against the same file in ONNX Runtime. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, test } from 'vitest';
import assembler from 'wabt';
import { noise } from '../../core/random.ts';
import { speechRate } from '../../core/resampler.ts';
import { floats } from '../runtime/floats.ts';
import { createSession, type Session, tensor } from '../runtime/onnx-runtime.ts';
import { startRuntime } from '../testing/runtime-in-node.ts';
import { silentMeter } from '../testing/silent-meter.ts';
import { layerModule } from './layer-module.ts';
import { frameSamples } from './segmenter.ts';
import { SileroNetwork } from './silero-network.ts';
import { VoiceDetector } from './voice-detector.ts';

const path = createRequire(import.meta.url).resolve('@ricky0123/vad-web/dist/silero_vad_v6.onnx');
const file = new Uint8Array(readFileSync(path)).buffer;

let session: Session;

beforeAll(async () => {
  await startRuntime();
  session = await createSession(file);
});

/** Probabilities by the runtime, frame by frame. */
async function expected(samples: Float32Array): Promise<number[]> {
  const input = new Float32Array(64 + frameSamples);
  const found: number[] = [];
  let state = tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);
  for (let at = 0; at + frameSamples <= samples.length; at += frameSamples) {
    input.copyWithin(0, frameSamples);
    input.set(samples.subarray(at, at + frameSamples), 64);
    const { output, stateN } = await session.run({
      input: tensor('float32', input, [1, input.length]),
      state,
      sr: tensor('int64', BigInt64Array.of(16_000n), []),
    });
    state = stateN!;
    found.push(floats(output)[0]!);
  }
  return found;
}

function detected(samples: Float32Array): number[] {
  const detector = new VoiceDetector(SileroNetwork.read(file), silentMeter);
  const frames = Math.floor(samples.length / frameSamples);
  return Array.from({ length: frames }, (_, at) =>
    detector.next(samples.subarray(at * frameSamples, (at + 1) * frameSamples)),
  );
}

/** Two seconds that resemble a vowel: harmonics of a gliding tone, louder around two formants, in syllables. */
function vowels(): Float32Array {
  let phase = 0;
  return Float32Array.from({ length: 2 * speechRate }, (_, at) => {
    const pitch = 120 + 30 * Math.sin((2 * Math.PI * at) / speechRate);
    phase += (2 * Math.PI * pitch) / speechRate;
    let sum = 0;
    for (let harmonic = 1; harmonic < 25; harmonic++) {
      const hertz = harmonic * pitch;
      sum +=
        (Math.exp(-(((hertz - 700) / 200) ** 2)) + Math.exp(-(((hertz - 1200) / 250) ** 2))) *
        Math.sin(harmonic * phase);
    }
    return 0.1 * sum * Math.max(0, Math.sin((2 * Math.PI * 4 * at) / speechRate));
  });
}

test.each([
  ['silence', new Float32Array(speechRate), 0.1, 0],
  ['noise', noise(speechRate, 0.1), 0.5, 0],
  ['vowels', vowels(), 1, 0.5],
])('%s has the probabilities of the runtime', async (_name, samples, most, least) => {
  const theirs = await expected(samples);
  const ours = detected(samples);
  expect(ours).toHaveLength(theirs.length);
  expect(Math.max(...theirs)).toBeGreaterThanOrEqual(least);
  expect(Math.max(...theirs)).toBeLessThanOrEqual(most);
  for (const [at, probability] of ours.entries()) expect(Math.abs(probability - theirs[at]!)).toBeLessThan(1e-4);
});

test('a file that is no model is model-broken, another model model-unsupported', () => {
  expect(() => SileroNetwork.read(new ArrayBuffer(7))).toThrow(expect.objectContaining({ code: 'model-broken' }));
  const cut = file.slice(0, file.byteLength / 2);
  expect(() => SileroNetwork.read(cut)).toThrow(expect.objectContaining({ code: 'model-broken' }));
});

test('the kernel is what its text says', async () => {
  const text = readFileSync(new URL('layer.wat', import.meta.url), 'utf8');
  const { buffer } = (await assembler()).parseWat('layer.wat', text).toBinary({});
  expect(Buffer.from(layerModule, 'base64').equals(buffer)).toBe(true);
});

test('detectors that share a network do not share a memory', () => {
  const network = SileroNetwork.read(file);
  const [one, other] = [new VoiceDetector(network, silentMeter), new VoiceDetector(network, silentMeter)];
  const sound = vowels();
  const frames = Array.from({ length: 20 }, (_, at) => sound.subarray(at * frameSamples, (at + 1) * frameSamples));
  const silence = new Float32Array(frameSamples);
  const found = frames.map((frame) => {
    other.next(silence);
    return one.next(frame);
  });
  expect(found).toEqual(detected(sound).slice(0, frames.length));
});
