import { expect, test } from 'vitest';
import { pieceSamples, type SoundBlock, speechPieces } from './speech-stream.ts';

const rate = 16_000;
const tone = (seconds: number, of = rate) =>
  Float32Array.from({ length: Math.round(seconds * of) }, (_, i) => Math.sin((2 * Math.PI * 440 * i) / of));

async function* listed(...blocks: SoundBlock[]) {
  yield* blocks;
}

async function read(...blocks: SoundBlock[]): Promise<Float32Array[]> {
  const pieces: Float32Array[] = [];
  for await (const [piece] of speechPieces(listed(...blocks))) pieces.push(piece!);
  return pieces;
}

/** Whether there is sound at this second. */
const sounds = ([piece]: Float32Array[], at: number) =>
  piece!.subarray(at * rate, (at + 0.05) * rate).some((sample) => Math.abs(sample) > 0.1);

test('blocks of any length become pieces of half a minute and a rest', async () => {
  const blocks = Array.from({ length: 7 }, (_, i) => ({ at: i * 10, planes: [tone(10)], rate }));
  const pieces = await read(...blocks);
  expect(pieces.map(({ length }) => length)).toEqual([pieceSamples, pieceSamples, 10 * rate]);
});

test('late sound and gaps are silence, so that times are those of the container', async () => {
  const pieces = await read({ at: 2.4, planes: [tone(1)], rate }, { at: 5, planes: [tone(1)], rate });
  expect(pieces[0]!.length).toBe(6 * rate);
  expect([0, 2.3, 2.5, 3.3, 3.5, 4.9, 5.1].map((at) => sounds(pieces, at))).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
    true,
  ]);
});

test('a gap longer than a piece is silence in several', async () => {
  const pieces = await read({ at: 0, planes: [tone(1)], rate }, { at: 100, planes: [tone(1)], rate });
  expect(pieces.map(({ length }) => length)).toEqual([pieceSamples, pieceSamples, pieceSamples, 11 * rate]);
});

test('the rounding of a container and a broken clock are no gaps', async () => {
  const [piece] = await read(
    { at: 0, planes: [tone(1)], rate },
    { at: 1.03, planes: [tone(1)], rate },
    { at: 95_443, planes: [tone(1)], rate },
  );
  expect(piece!.length).toBe(3 * rate);
});

test('what a player leaves out at the beginning is left out', async () => {
  const [piece] = await read({ at: -0.25, planes: [tone(1)], rate });
  expect(piece!.length).toBe(0.75 * rate);
});

test('channels become one, and channels that cancel each other are not added', async () => {
  const left = tone(2, 48_000);
  const [piece] = await read({ at: 0, planes: [left, left.map((sample) => -sample)], rate: 48_000 });
  expect(piece!.length).toBe(2 * rate);
  expect(Math.max(...piece!.subarray(rate))).toBeGreaterThan(0.9);
});

test('a rate that changes in the middle loses no sound', async () => {
  const [piece] = await read(
    { at: 0, planes: [tone(1, 22_050)], rate: 22_050 },
    { at: 1, planes: [tone(1, 44_100)], rate: 44_100 },
  );
  expect(piece!.length).toBe(2 * rate);
  expect(sounds([piece!], 0.97)).toBe(true);
});

test('two voices stay two, with their silence at the same time', async () => {
  const blocks = listed(
    { at: 0, planes: [tone(1), new Float32Array(rate)], rate },
    { at: 2, planes: [new Float32Array(rate), tone(1)], rate },
  );
  const pieces: Float32Array[][] = [];
  for await (const piece of speechPieces(blocks, 2)) pieces.push(piece);
  const [[left, right] = []] = pieces;
  expect([left!.length, right!.length]).toEqual([3 * rate, 3 * rate]);
  expect([0.5, 2.5].map((at) => [sounds([left!], at), sounds([right!], at)])).toEqual([
    [true, false],
    [false, true],
  ]);
});
