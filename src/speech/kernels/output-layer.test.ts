import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import assembler from 'wabt';
import { seeded } from '../../core/random.ts';
import type { OutputWeights } from '../graph/split-output.ts';
import { OutputLayer } from './output-layer.ts';
import { outputLayerModule } from './output-layer-module.ts';

const random = seeded(7);
const floats = (length: number) => Float32Array.from({ length }, () => random() - 0.5);

function weightsOf(tokens: number, width: number, zero = 95): OutputWeights {
  const bytes = Uint8Array.from({ length: tokens * width }, () => Math.floor(256 * random()));
  return { bytes, tokens, width, scale: 0.003, zero };
}

/** The product as it is defined. */
function exactScores({ bytes, tokens, width, scale, zero }: OutputWeights, hidden: Float32Array): number[] {
  return Array.from({ length: tokens }, (_, token) => {
    const row = bytes.subarray(token * width, (token + 1) * width);
    return scale * row.reduce((sum, byte, at) => sum + (byte - zero) * hidden[at]!, 0);
  });
}

test('the module is what its text says', async () => {
  const text = readFileSync(new URL('output-layer.wat', import.meta.url), 'utf8');
  const { buffer } = (await assembler()).parseWat('output-layer.wat', text).toBinary({});
  expect(Buffer.from(outputLayerModule, 'base64').equals(buffer)).toBe(true);
});

test.each([
  [1, 16],
  [7, 48],
  [1000, 288],
  [515, 1280],
])('the scores of %i tokens by %i weights are those of the product', (tokens, width) => {
  const weights = weightsOf(tokens, width);
  const layer = OutputLayer.of(weights)!;
  for (const loudness of [1e-3, 1, 1e3]) {
    const hidden = floats(width).map((value) => loudness * value);
    const exact = exactScores(weights, hidden);
    const error = Math.max(...layer.scores(hidden).map((score, at) => Math.abs(score - exact[at]!)));
    expect(error).toBeLessThan(2e-4 * Math.max(...exact.map(Math.abs)));
  }
});

test('the scores of a row are the same whatever came before it, and are a copy', () => {
  const layer = OutputLayer.of(weightsOf(40, 32))!;
  const [one, other] = [floats(32), floats(32)];
  const first = layer.scores(one);
  const kept = [...first];
  layer.scores(other);
  expect([...first]).toEqual(kept);
  expect([...layer.scores(one)]).toEqual(kept);
});

test('no sum overflows, however wide the rows and extreme the weights', () => {
  const [tokens, width] = [4, 4096];
  for (const [byte, zero] of [
    [0, 255],
    [255, 0],
  ] as const) {
    const weights = { bytes: new Uint8Array(tokens * width).fill(byte), tokens, width, scale: 1, zero };
    const score = OutputLayer.of(weights)!.scores(new Float32Array(width).fill(1))[0]!;
    expect(score / (width * (byte - zero))).toBeCloseTo(1, 5);
  }
});

test('nothing gives nothing, and what is no number stays none', () => {
  const layer = OutputLayer.of(weightsOf(8, 16))!;
  expect([...layer.scores(new Float32Array(16))]).toEqual(new Array(8).fill(0));
  expect([...layer.scores(new Float32Array(16).fill(1).fill(Number.NaN, 3, 4))]).toEqual(new Array(8).fill(Number.NaN));
});

test('rows that the kernel cannot read are left to the runtime', () => {
  expect(OutputLayer.of(weightsOf(8, 20))).toBeNull();
});
