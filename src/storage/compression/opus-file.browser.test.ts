/** Real speech through the browser's encoder and decoder. */

import { beforeAll, expect, test } from 'vitest';
import { toPcm16 } from '../../protocol/kept-sound.ts';
import { recordings, samplesOf } from '../../speech/testing/recordings.ts';
import { canCompress, decodedOpus, opusFile, opusLength } from './opus-file.ts';

const rate = 16_000;
let speech: Int16Array<ArrayBuffer>;
let file: Blob;

beforeAll(async () => {
  speech = toPcm16(await samplesOf((await recordings()).find(({ id }) => id.startsWith('jfk'))!));
  file = await opusFile(speech.length, async (start, end) => speech.slice(start, end));
});

/** Samples by which `later` is late, where it is most like `sound`, and how alike they are then, 0 to 1. */
function bestLag(sound: Int16Array, later: Int16Array, most = 400): { lag: number; likeness: number } {
  let best = { lag: 0, likeness: 0 };
  for (let lag = -most; lag <= most; lag++) {
    let [product, own, other] = [0, 0, 0];
    for (let i = most; i < sound.length - most; i += 3) {
      const [a, b] = [sound[i]!, later[i + lag]!];
      product += a * b;
      own += a * a;
      other += b * b;
    }
    const likeness = product / Math.sqrt(own * other);
    if (likeness > best.likeness) best = { lag, likeness };
  }
  return best;
}

test('speech is there again as long as it was and at its time, in a tenth of the bytes', async () => {
  expect(await canCompress()).toBe(true);
  expect(file.size).toBeLessThan(speech.byteLength / 10);
  expect(Math.abs((await opusLength(file)) - speech.length)).toBeLessThanOrEqual(0.02 * rate);
  const { lag, likeness } = bestLag(speech, await decodedOpus(file, 0, speech.length));
  expect(Math.abs(lag)).toBeLessThanOrEqual(0.02 * rate);
  expect(likeness).toBeGreaterThan(0.97);
});

test('any stretch is decoded alone', async () => {
  for (const at of [0, 1.234, 9.99].map((second) => Math.round(second * rate))) {
    const { lag, likeness } = bestLag(speech.slice(at, at + rate), await decodedOpus(file, at, at + rate));
    expect(Math.abs(lag)).toBeLessThanOrEqual(0.02 * rate);
    expect(likeness).toBeGreaterThan(0.97);
  }
});

test('what is no such file is said to be damaged', async () => {
  await expect(decodedOpus(new Blob(['no sound']), 0, 1)).rejects.toMatchObject({ code: 'record-damaged' });
});
