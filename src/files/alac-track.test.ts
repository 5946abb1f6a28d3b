import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasFfmpeg, heardByFfmpeg, voiceFile } from '../formats/testing/made-by-ffmpeg.ts';
import { openContainer } from './container.ts';

const help = { decodeWhole: () => Promise.reject(), findSpeech: async () => 1 };

async function soundOf(bytes: Uint8Array<ArrayBuffer>, track: number) {
  const sound = await openContainer(new Blob([bytes]), help, track);
  const samples: number[] = [];
  const forms = new Set<string>();
  for await (const { planes, rate } of sound!.blocks()) {
    forms.add(`${planes.length} at ${rate}`);
    for (let i = 0; i < planes[0]!.length; i++) for (const plane of planes) samples.push(plane[i]!);
  }
  return { forms: [...forms], samples: Float32Array.from(samples) };
}

/** The samples of a track are those that ffmpeg reads. */
async function expectSame(file: Uint8Array<ArrayBuffer>, track: number, channels: number, rate: number) {
  const expected = heardByFfmpeg(file, track);
  const { forms, samples } = await soundOf(file, track);
  expect([forms, samples.length]).toEqual([[`${channels} at ${rate}`], expected.length]);
  const wrong = expected.findIndex((sample, i) => Math.abs(sample - samples[i]!) > 1e-7);
  expect(wrong, `sample ${wrong}: ${expected[wrong]}, not ${samples[wrong]}`).toBe(-1);
}

/** All bits of a sample are in use, and silence follows. */
const filters = ['-af', 'volume=0.7:precision=double,apad=pad_dur=0.2'];

test.skipIf(!hasFfmpeg).each(['s16p', 's32p'])('Apple Lossless in %s is what ffmpeg reads in it', async (depth) => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 2 }),
      fc.constantFrom(8_000, 16_000, 22_050, 44_100, 48_000),
      fc.double({ min: 0.02, max: 1, noNaN: true }),
      fc.integer(),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 2 }),
      async (channels, rate, seconds, seed, order, level) => {
        const orders = ['-min_prediction_order', String(order), '-max_prediction_order', String(order)];
        const coding = ['-c:a', 'alac', '-sample_fmt', depth, ...orders, '-compression_level', String(level)];
        const file = voiceFile({ seconds, rate, channels, seed }, [...filters, ...coding, '-f', 'ipod']);
        await expectSame(file, 1, channels, rate);
      },
    ),
    { numRuns: 3, endOnFailure: true },
  );
});

test.skipIf(!hasFfmpeg)('of several tracks each is read in its own form', async () => {
  const tracks = ['-map', '0', '-map', '0', '-ac:a:1', '2', '-ar:a:1', '48000', '-sample_fmt:a:1', 's32p'];
  const to = ['-c:a', 'alac', ...tracks, '-f', 'ipod'];
  const file = voiceFile({ seconds: 0.5, rate: 16_000, channels: 1, seed: 1 }, to);
  await expectSame(file, 1, 1, 16_000);
  await expectSame(file, 2, 2, 48_000);
});
