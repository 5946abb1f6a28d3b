import { expect, test } from 'vitest';
import { readWav, writeWav } from './wav.ts';

interface Chunk {
  tag: string;
  data: number[];
  /** What the chunk claims to hold, where that differs from what it holds. */
  claims?: number;
}

function u16(value: number): number[] {
  return [value & 255, (value >> 8) & 255];
}

function u32(value: number): number[] {
  return [...u16(value & 0xffff), ...u16(Math.floor(value / 65_536))];
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

function wav(...chunks: Chunk[]): Uint8Array {
  const body = chunks.flatMap(({ tag, data, claims }) => [
    ...ascii(tag),
    ...u32(claims ?? data.length),
    ...data,
    ...(data.length % 2 ? [0] : []),
  ]);
  return Uint8Array.from([...ascii('RIFF'), ...u32(body.length + 4), ...ascii('WAVE'), ...body]);
}

function format(kind: number, channels: number, bits: number, sampleRate = 16_000): Chunk {
  const frame = (channels * bits) / 8;
  return {
    tag: 'fmt ',
    data: [...u16(kind), ...u16(channels), ...u32(sampleRate), ...u32(sampleRate * frame), ...u16(frame), ...u16(bits)],
  };
}

const twoSamples = { tag: 'data', data: [...u16(1000), ...u16(65_536 - 2000)] };

test('what is written is read back', () => {
  const clip = { sampleRate: 44_100, samples: Int16Array.of(0, 1, -1, 32_767, -32_768) };
  expect(readWav(writeWav(clip))).toEqual(clip);
});

test.each([
  ['8 bit', format(1, 1, 8), [0, 128, 255], [-32_768, 0, 32_512]],
  ['16 bit', format(1, 1, 16), [...u16(1000), ...u16(65_536 - 2000)], [1000, -2000]],
  ['24 bit', format(1, 1, 24), [0, 0, 0x40, 0, 0, 0xc0], [16_384, -16_384]],
  ['32 bit', format(1, 1, 32), [0, 0, 0, 0x40, 0, 0, 0, 0xc0], [16_384, -16_384]],
  [
    'float',
    format(3, 1, 32),
    [...new Uint8Array(Float32Array.of(0.5, -0.5, 2, Number.NaN).buffer)],
    [16_384, -16_384, 32_767, 0],
  ],
])('%s samples are brought to 16 bits', (_, chunk, data, samples) => {
  expect([...readWav(wav(chunk, { tag: 'data', data })).samples]).toEqual(samples);
});

test('channels are averaged', () => {
  const { samples } = readWav(wav(format(1, 2, 16), twoSamples));
  expect([...samples]).toEqual([-500]);
});

test('the extensible form names its kind further on', () => {
  const plain = format(0xfffe, 1, 16);
  const extensible = {
    tag: 'fmt ',
    data: [...plain.data, ...u16(22), ...u16(16), ...u32(4), ...u16(1), ...Array(14).fill(0)],
  };
  expect([...readWav(wav(extensible, twoSamples)).samples]).toEqual([1000, -2000]);
});

test('other chunks are passed over, also those of odd length', () => {
  const { samples } = readWav(
    wav({ tag: 'LIST', data: [1, 2, 3] }, format(1, 1, 16), { tag: 'fact', data: [1] }, twoSamples),
  );
  expect([...samples]).toEqual([1000, -2000]);
});

test('a file cut short, or never closed, gives what is there', () => {
  expect(readWav(wav(format(1, 1, 16), { ...twoSamples, claims: 0xffffffff })).samples).toHaveLength(2);
  expect(readWav(wav(format(1, 1, 16), twoSamples).subarray(0, -1)).samples).toHaveLength(1);
});

test('a view into larger memory is read at its place', () => {
  const bytes = wav(format(1, 1, 16), twoSamples);
  const larger = new Uint8Array(bytes.length + 7);
  larger.set(bytes, 7);
  expect(readWav(larger.subarray(7)).samples).toHaveLength(2);
});

test.each([
  ['no bytes', new Uint8Array(0), 'file-empty'],
  ['no samples', wav(format(1, 1, 16), { tag: 'data', data: [] }), 'file-empty'],
  ['text', Uint8Array.from(ascii('this is not a recording at all')), 'file-undecodable'],
  ['a header alone', wav(), 'file-undecodable'],
  ['samples without a format', wav(twoSamples), 'file-undecodable'],
  ['a format cut short', wav({ tag: 'fmt ', data: [1, 0] }, twoSamples), 'file-undecodable'],
  ['a compressed kind', wav(format(85, 1, 16), twoSamples), 'file-undecodable'],
  ['no channels', wav(format(1, 0, 16), twoSamples), 'file-undecodable'],
  ['no rate', wav(format(1, 1, 16, 0), twoSamples), 'file-undecodable'],
])('%s is refused with a code', (_, bytes, code) => {
  expect(() => readWav(bytes)).toThrow(expect.objectContaining({ code }));
});
