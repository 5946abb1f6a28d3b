import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inMemory } from '../testing/in-memory.ts';
import { inTurn } from '../testing/in-turn.ts';
import { hasFfmpeg, heardByFfmpeg, voiceFile } from '../testing/made-by-ffmpeg.ts';
import { findCodedSound, readCodedSound } from './coded-sound-reader.ts';

async function soundOf(bytes: Uint8Array) {
  const file = inMemory(bytes);
  const sound = await findCodedSound(file);
  if (!sound || 'coding' in sound) return null;
  return { rate: sound.rate, channels: sound.channels, samples: await inTurn(readCodedSound(file, sound)) };
}

const twoChannels = { most: 2, rates: [8_000, 22_050, 44_100, 48_000] };

describe.skipIf(!hasFfmpeg)('the samples of what ffmpeg wrote are those that ffmpeg reads', () => {
  test.each([
    ['AIFF, 16 bit', ['-f', 'aiff'], 1e-7, twoChannels],
    ['AIFF, 24 bit', ['-f', 'aiff', '-c:a', 'pcm_s24be'], 1e-7, twoChannels],
    ['AIFC, floats', ['-f', 'aiff', '-c:a', 'pcm_f32be'], 1e-7, twoChannels],
    ['AIFC, little-endian', ['-f', 'aiff', '-c:a', 'pcm_s16le'], 1e-7, twoChannels],
    ['AIFC, IMA', ['-f', 'aiff', '-c:a', 'adpcm_ima_qt'], 1e-7, twoChannels],
    ['AU, 16 bit', ['-f', 'au'], 1e-7, twoChannels],
    ['AU, µ-law', ['-f', 'au', '-c:a', 'pcm_mulaw'], 1e-7, twoChannels],
    ['AU, A-law', ['-f', 'au', '-c:a', 'pcm_alaw'], 1e-7, twoChannels],
    ['AU, doubles', ['-f', 'au', '-c:a', 'pcm_f64be'], 1e-7, twoChannels],
    ['Wave64, 16 bit', ['-f', 'w64'], 1e-7, twoChannels],
    ['Wave64, floats', ['-f', 'w64', '-c:a', 'pcm_f32le'], 1e-7, twoChannels],
    ['CAF, 16 bit', ['-f', 'caf', '-c:a', 'pcm_s16be'], 1e-7, twoChannels],
    ['CAF, 24 bit, little-endian', ['-f', 'caf', '-c:a', 'pcm_s24le'], 1e-7, twoChannels],
    ['CAF, A-law', ['-f', 'caf', '-c:a', 'pcm_alaw'], 1e-7, twoChannels],
    ['CAF, Apple Lossless', ['-f', 'caf', '-c:a', 'alac'], 1e-7, twoChannels],
    ['CAF, Apple Lossless, 24 bit', ['-f', 'caf', '-c:a', 'alac', '-sample_fmt', 's32p'], 1e-7, twoChannels],
    ['WAV, 8 bit', ['-f', 'wav', '-c:a', 'pcm_u8'], 1e-7, twoChannels],
    // ffmpeg rounds once where the standard rounds four times.
    ['WAV, IMA ADPCM', ['-f', 'wav', '-c:a', 'adpcm_ima_wav'], 5e-3, twoChannels],
    ['WAV, GSM', ['-f', 'wav', '-c:a', 'libgsm_ms'], 1e-7, { most: 1, rates: [8_000] }],
    ['WAV, Microsoft ADPCM', ['-f', 'wav', '-c:a', 'adpcm_ms'], 1e-7, twoChannels],
  ])('%s', async (_, form, tolerance, { most, rates }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: most }),
        fc.constantFrom(...rates),
        fc.double({ min: 0.02, max: 0.5, noNaN: true }),
        fc.integer(),
        async (channels, rate, seconds, seed) => {
          const written = voiceFile({ seconds, rate, channels, seed }, form);
          const expected = heardByFfmpeg(written);
          const sound = await soundOf(written);
          expect(sound).toMatchObject({ rate, channels });
          expect(sound!.samples.length).toBeGreaterThanOrEqual(expected.length);
          const wrong = expected.findIndex((sample, i) => !(Math.abs(sample - sound!.samples[i]!) <= tolerance));
          expect(wrong, `sample ${wrong}: ${expected[wrong]}, not ${sound!.samples[wrong]}`).toBe(-1);
        },
      ),
      { numRuns: 2, endOnFailure: true },
    );
  });
});

test('what was cut off is read as far as it goes, and what is no sound is nothing', async () => {
  const head = Uint8Array.from([...'.snd'].map((letter) => letter.charCodeAt(0)));
  const au = new Uint8Array(24 + 10);
  au.set(head);
  const view = new DataView(au.buffer);
  for (const [i, value] of [24, 0xffff_ffff, 3, 8000, 2].entries()) view.setUint32(4 + 4 * i, value);
  expect(await soundOf(au)).toMatchObject({ rate: 8000, channels: 2, samples: [0, 0, 0, 0] });
  expect(await soundOf(au.subarray(0, 20))).toBeNull();
  expect(await soundOf(new TextEncoder().encode('This is not a recording.'))).toBeNull();
});

test('a file of nonsense behind a known beginning ends, and throws nothing but a RangeError', async () => {
  const starts = ['FORM\0\0\0\0AIFC', 'RIFF\0\0\0\0WAVE', 'caff\0\x01\0\0', '.snd', 'riff\x2e\x91\xcf\x11'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
      const bytes = Uint8Array.from([...[...start].map((letter) => letter.charCodeAt(0)), ...rest]);
      await soundOf(bytes).catch((error) => expect(error).toBeInstanceOf(RangeError));
    }),
  );
});
