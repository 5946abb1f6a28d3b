import { beforeAll, describe, expect, test } from 'vitest';
import { inMemory } from '../testing/in-memory.ts';
import { inTurn } from '../testing/in-turn.ts';
import { hasFfmpeg, heardByFfmpeg, voiceFile } from '../testing/made-by-ffmpeg.ts';
import { cafChunks, chunksOf } from './chunks.ts';
import { findCodedSound, readCodedSound, samplesIn } from './coded-sound-reader.ts';

type Changes = Partial<Record<string, (content: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>>>;

/** The chunks of these names in this order, some of them changed. */
async function rebuilt(file: Uint8Array, names: readonly string[], changes: Changes = {}) {
  const chunks = await chunksOf(inMemory(file), cafChunks);
  const parts = names.map((name) => {
    const { start, end } = chunks.get(name)!;
    const content = changes[name]?.(file.slice(start, end)) ?? file.slice(start, end);
    const head = new Uint8Array(12);
    for (let i = 0; i < 4; i++) head[i] = name.charCodeAt(i);
    new DataView(head.buffer).setBigInt64(4, BigInt(content.length));
    return [...head, ...content];
  });
  return Uint8Array.from([...file.subarray(0, 8), ...parts.flat()]);
}

async function samplesOf(bytes: Uint8Array): Promise<number[] | null> {
  const file = inMemory(bytes);
  const sound = await findCodedSound(file);
  if (!sound || 'coding' in sound) return null;
  return inTurn(readCodedSound(file, sound));
}

const inOrder = ['desc', 'kuki', 'data', 'pakt'];
const tableFirst = ['desc', 'kuki', 'pakt', 'data'];

describe.skipIf(!hasFfmpeg)('Apple Lossless in CAF, as ffmpeg writes it', () => {
  const channels = 2;
  let written: Uint8Array<ArrayBuffer>;
  let expected: number[];

  beforeAll(() => {
    written = voiceFile({ seconds: 1.1, rate: 16_000, channels, seed: 7 }, ['-c:a', 'alac', '-f', 'caf']);
    expected = [...heardByFfmpeg(written)];
  });

  test('ends where the sound does, wherever its table stands', async () => {
    expect(await samplesOf(written)).toEqual(expected);
    expect(await samplesOf(await rebuilt(written, tableFirst))).toEqual(expected);
  });

  test('has its cookie with or without atoms around it', async () => {
    const bare = await rebuilt(written, inOrder, { kuki: (cookie) => cookie.slice(-24) });
    const inAtom = await rebuilt(written, inOrder, { kuki: (cookie) => cookie.slice(-36) });
    expect(await samplesOf(bare)).toEqual(expected);
    expect(await samplesOf(inAtom)).toEqual(expected);
  });

  test('is read without what the encoder has put around it', async () => {
    const [priming, count] = [5_000, 9_000];
    const trimmed = await rebuilt(written, inOrder, {
      pakt(table) {
        const view = new DataView(table.buffer);
        view.setBigInt64(8, BigInt(count));
        view.setInt32(16, priming);
        return table;
      },
    });
    expect(await samplesOf(trimmed)).toEqual(expected.slice(channels * priming, channels * (priming + count)));
    expect(samplesIn((await findCodedSound(inMemory(trimmed))) as never)).toBe(count);
  });

  test('is read up to the packet that was cut off', async () => {
    const whole = await rebuilt(written, tableFirst);
    const samples = (await samplesOf(whole.subarray(0, -1)))!;
    expect(samples).toEqual(expected.slice(0, samples.length));
    expect(expected.length - samples.length).toBeLessThanOrEqual(4096 * channels);
    expect(samples.length).toBeGreaterThan(0);
  });

  test('is nothing without its table or its cookie', async () => {
    expect(await samplesOf(await rebuilt(written, ['desc', 'kuki', 'data']))).toBeNull();
    expect(await samplesOf(await rebuilt(written, ['desc', 'data', 'pakt']))).toBeNull();
  });

  test.each<[string, Changes]>([
    ['cookie is too short', { kuki: (cookie) => cookie.slice(0, 40) }],
    ['packets have more samples than any', { kuki: (cookie) => cookie.fill(0xff, 24, 28) }],
    ['table has no lengths', { pakt: (table) => table.slice(0, 10) }],
    ['packets are longer than their samples', { pakt: (table) => table.fill(0xff, 24, 28) }],
    ['packets are noise', { data: (sound) => sound.fill(0x55, 4) }],
  ])('throws a RangeError where its %s', async (_, changes) => {
    await expect(samplesOf(await rebuilt(written, inOrder, changes))).rejects.toThrow(RangeError);
  });

  test('is read in pieces that do not grow with it', async () => {
    const form = { seconds: 15, rate: 44_100, channels, seed: 1 };
    const long = voiceFile(form, ['-c:a', 'alac', '-f', 'caf']);
    let [longest, samples] = [0, 0];
    const file = inMemory(long);
    const watched: typeof file = {
      ...file,
      read(start, end) {
        longest = Math.max(longest, end - start);
        return file.read(start, end);
      },
    };
    const sound = await findCodedSound(watched);
    for await (const planes of readCodedSound(watched, sound as never)) samples += planes[0]!.length;
    expect(samples).toBe(form.seconds * form.rate);
    expect(long.length).toBeGreaterThan(8 * 131_072);
    expect(longest).toBeLessThanOrEqual(131_072);
  });
});
