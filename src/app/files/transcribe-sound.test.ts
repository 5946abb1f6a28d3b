/** Files of any length, piece by piece, and gone on with wherever they were interrupted. */

import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import { type FoundPiece, FoundSound, pieceSamples } from './found-sound.ts';
import { period, recognise, sound, spoken, threads } from './testing/speaking-seconds.ts';
import { readerOf, transcribeSound } from './transcribe-sound.ts';

const transcribe = (seconds: number, options: object = {}, heard?: { recognise: typeof recognise }) =>
  transcribeSound(threads(heard), readerOf(sound(seconds)), { sensitivity: 'normal', ...options });

/** All that can be compared, of the sound its place and its ends. */
const told = ({ computeMs: _, unheard, ...result }: Awaited<ReturnType<typeof transcribe>>) => ({
  ...result,
  unheard: unheard.map(({ start, samples }) => [start, samples.length, samples[0], samples.at(-1)]),
});

test('the text has the order of the sound, and what gave none is told with its sound', async () => {
  const { segments, withheld, unheard, duration } = await transcribe(100);
  expect(segments.map(({ text }) => text)).toEqual(['0 to 16.', '21 to 37.', '63 to 79.', '84 to 99.']);
  expect(withheld).toEqual([{ start: 2 * period, end: 2 * period + spoken, reason: 'unlikely', voice: 0 }]);
  expect(unheard.map(({ samples }) => samples[0])).toEqual([42]);
  expect(duration).toBe(100);
});

test('certain speech without a text is heard once more with more room, and is not withheld when that has one', async () => {
  const heard: number[][] = [];
  const second = async (samples: Float32Array) => {
    heard.push([samples[0]!, samples.at(-1)!]);
    const found = await recognise(samples);
    return samples[0] === 41 ? { ...found, doubt: null, text: 'At last.' } : found;
  };
  const { segments, withheld, unheard } = await transcribe(100, {}, { recognise: second as typeof recognise });
  expect(heard).toContainEqual([42, 58]);
  expect(heard).toContainEqual([41, 59]);
  expect(segments.map(({ text }) => text)).toEqual(['0 to 16.', '21 to 37.', 'At last.', '63 to 79.', '84 to 99.']);
  expect([withheld, unheard]).toEqual([[], []]);
});

test('the result is the same with any number of engines, whichever is faster', async () => {
  const alone = told(await transcribe(400));
  for (const beside of [1, 3]) {
    const late = (ms: number) => ({
      call: (use: (api: never) => Promise<unknown>) =>
        new Promise((resolve) => setTimeout(() => resolve(use({ recognise } as never)), ms * Math.random())),
    });
    const engines = Array.from({ length: beside }, () => late(4)) as never[];
    const pool = { engines: () => engines, grow: async () => {}, drop: () => {} };
    const all = { ...threads(), engine: late(10) as never, pool };
    const options = { sensitivity: 'normal' as const };
    expect(told(await transcribeSound(all, readerOf(sound(400)), options))).toEqual(alone);
  }
});

test('interrupted after any piece, and gone on with from what was noted, the result is the same', async () => {
  const noted: FoundPiece[] = [];
  const whole = await transcribe(170, { onFound: (piece: FoundPiece) => noted.push(piece) });
  for (let count = 0; count <= noted.length; count++) {
    const lines: FoundPiece[] = JSON.parse(JSON.stringify(noted.slice(0, count)));
    const read: number[] = [];
    const reader = readerOf(sound(170));
    const found = await FoundSound.restored(lines, reader);
    const result = await transcribeSound(
      threads(),
      (index) => {
        read.push(index);
        return reader(index);
      },
      { sensitivity: 'normal', found },
    );
    expect(told(result)).toEqual(told(whole));
    // Nothing is read that is not needed.
    expect(read[0]).toBe(Math.max(0, Math.min(count, 6) - 2));
  }
});

test('stopped in the middle of a piece, it goes on with what was found before', async () => {
  const whole = await transcribe(170);
  for (const failing of [0, 2, 5]) {
    let count = 0;
    const found = new FoundSound();
    const failsOnce = async (samples: Float32Array) => {
      if (count++ === failing) throw new AppError('out-of-memory', 'once');
      return recognise(samples);
    };
    await expect(transcribe(170, { found }, { recognise: failsOnce })).rejects.toMatchObject({ code: 'out-of-memory' });
    expect(found.end).toBeLessThan(170 * speechRate);
    expect(told(await transcribe(170, { found }))).toEqual(told(whole));
  }
});

test('what is withheld before a failure in the same piece is kept once', async () => {
  const found = new FoundSound();
  let hasFailed = false;
  const doubts = async (samples: Float32Array) => {
    if (samples[0] === 42 && !hasFailed) {
      hasFailed = true;
      throw new AppError('out-of-memory', 'once');
    }
    // The whole of it, and with more room.
    return samples[0] === 21 || samples[0] === 20 ? recognise(new Float32Array([42])) : recognise(samples);
  };
  await expect(transcribe(100, { found }, { recognise: doubts })).rejects.toMatchObject({ code: 'out-of-memory' });
  const { withheld, unheard } = await transcribe(100, { found }, { recognise: doubts });
  expect(unheard.map(({ start, voice }) => ({ start, voice }))).toEqual(
    withheld.map(({ start, voice }) => ({ start, voice })),
  );
  expect(withheld.map(({ start }) => start)).toEqual([period, 2 * period]);
});

test('of a sound without any text its beginning is offered, also when it was interrupted', async () => {
  const silent = { recognise: async () => ({ ...(await recognise(new Float32Array([42]))), said: [] }) };
  const noted: FoundPiece[] = [];
  const whole = await transcribe(100, { onFound: (piece: FoundPiece) => noted.push(piece) }, silent);
  expect(whole.unheard.map(({ start }) => start)).toEqual([0, 1, 2, 3].map((index) => index * pieceSamples));
  const found = await FoundSound.restored(noted.slice(0, 2), readerOf(sound(100)));
  expect(told(await transcribe(100, { found }, silent))).toEqual(told(whole));
});

test('twelve hours of silence give nothing, and fill no memory', async () => {
  const silent = new Float32Array(pieceSamples);
  const nobody = {
    ...threads(),
    listen: { call: async () => ({ ranges: [], state: 'x'.repeat(10_000) }) as never },
  };
  const found = new FoundSound();
  const read = async (index: number) => (index < 2 * 60 * 12 ? [silent] : null);
  const { segments, unheard, duration } = await transcribeSound(nobody, read, { sensitivity: 'normal', found });
  expect([segments, duration]).toEqual([[], 12 * 3600]);
  expect(unheard.reduce((sum, { samples }) => sum + samples.length, 0)).toBe(600 * speechRate);
  expect(JSON.stringify(found.pieces).length).toBeLessThan(300_000);
});

test('what was withheld of a call, or has no text at all, is told with its speaker', async () => {
  const left = readerOf(sound(100));
  const call = async (index: number) => {
    const piece = (await left(index))?.[0];
    return piece ? [piece, piece.slice()] : null;
  };
  const options = { sensitivity: 'normal' } as const;
  const told = ({ unheard }: Awaited<ReturnType<typeof transcribe>>) =>
    unheard.map(({ start, samples, speaker }) => [start, samples.length, speaker]);
  expect(told(await transcribeSound(threads(), call, options))).toEqual([
    [2 * period, spoken, 'A'],
    [2 * period, spoken, 'B'],
  ]);

  const silent = threads({ recognise: () => recognise(new Float32Array([42])) });
  const noted: FoundPiece[] = [];
  const whole = told(await transcribeSound(silent, call, { ...options, onFound: (piece) => noted.push(piece) }));
  expect(whole.slice(0, 3)).toEqual([
    [0, pieceSamples, 'A'],
    [0, pieceSamples, 'B'],
    [pieceSamples, pieceSamples, 'A'],
  ]);
  const found = await FoundSound.restored(noted.slice(0, 2), call);
  expect(told(await transcribeSound(silent, call, { ...options, found }))).toEqual(whole);
});
