/** Files of any length, piece by piece, and gone on with wherever they were interrupted. */

import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { speechRate } from '../../core/resampler.ts';
import type { Scanned, ScanOptions } from '../../protocol/listen.ts';
import { noAbilities } from '../../protocol/speech.ts';
import { type FoundPiece, FoundSound, pieceSamples } from './found-sound.ts';
import { readerOf, transcribeSound } from './transcribe-sound.ts';

/** Sound whose every sample tells the second that it is in. */
function sound(seconds: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(seconds * speechRate);
  for (let second = 0; second < seconds; second++) samples.fill(second, second * speechRate, (second + 1) * speechRate);
  return samples;
}

/** Somebody speaks for 17 of 21 seconds: across the ends of pieces too. */
const period = 21 * speechRate;
const spoken = 17 * speechRate;

/** Voice detection that remembers no more than what its state tells it. */
async function scan(block: Float32Array, { from, isLast }: ScanOptions): Promise<Scanned> {
  const { end, next } = from === null ? { end: 0, next: 0 } : JSON.parse(from);
  const heard = end + block.length;
  const ranges: Scanned['ranges'] = [];
  let start = next;
  for (; start + spoken <= heard; start += period) {
    ranges.push({ start, end: start + spoken, speech: spoken, certainty: 1 });
  }
  if (isLast && start < heard) ranges.push({ start, end: heard, speech: heard - start, certainty: 1 });
  return { ranges, state: JSON.stringify({ end: heard, next: start }) };
}

/** What is heard are the seconds at which it begins and ends; what begins at 42 s is doubtful. */
async function recognise(samples: Float32Array) {
  const [from, to] = [samples[0]!, samples.at(-1)!];
  const doubt = from === 42 ? ('unlikely' as const) : null;
  const text = doubt ? '' : `${from} to ${to}.`;
  return { text, doubt, language: null, segments: null, words: null, said: [{ text, confidence: 1 }] };
}

const threads = (heard = { recognise }) => ({
  listen: { call: (use: (api: never) => unknown) => use({ scan } as never) },
  engine: { call: (use: (api: never) => unknown) => use(heard as never) },
  ready: async () => ({ abilities: noAbilities }),
});

const transcribe = (seconds: number, options: object = {}, heard?: { recognise: typeof recognise }) =>
  transcribeSound(threads(heard) as never, readerOf(sound(seconds)), { sensitivity: 'normal', ...options });

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

test('interrupted after any piece, and gone on with from what was noted, the result is the same', async () => {
  const noted: FoundPiece[] = [];
  const whole = await transcribe(170, { onFound: (piece: FoundPiece) => noted.push(piece) });
  for (let count = 0; count <= noted.length; count++) {
    const lines: FoundPiece[] = JSON.parse(JSON.stringify(noted.slice(0, count)));
    const read: number[] = [];
    const reader = readerOf(sound(170));
    const found = await FoundSound.restored(lines, reader);
    const result = await transcribeSound(
      threads() as never,
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

test('of a sound without any text its beginning is offered, also when it was interrupted', async () => {
  const silent = { recognise: async () => ({ ...(await recognise(new Float32Array([42]))), said: [] }) };
  const noted: FoundPiece[] = [];
  const whole = await transcribe(100, { onFound: (piece: FoundPiece) => noted.push(piece) }, silent);
  expect(whole.unheard.map(({ start }) => start)).toEqual([0, 1, 2, 3].map((index) => index * pieceSamples));
  const found = await FoundSound.restored(noted.slice(0, 2), readerOf(sound(100)));
  expect(told(await transcribe(100, { found }, silent))).toEqual(told(whole));
});
