import { expect, test } from 'vitest';
import { inMemory } from '../testing/in-memory.ts';
import { findCodedSound } from './coded-sound-reader.ts';
import { codingOfLetters } from './coding-names.ts';

const big = (bytes: number, ...values: number[]) =>
  values.flatMap((value) => Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** (bytes - 1 - i)) % 256));
const little = (bytes: number, ...values: number[]) => values.flatMap((value) => big(bytes, value).reverse());
const zeros = (bytes: number) => big(bytes, 0);

const joined = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part)),
  );

function wav(coding: number, rest: number[] = []): Uint8Array {
  const format = [little(2, coding, 1), little(4, 8000, 1000), little(2, 1, 4), rest];
  return joined('RIFF', zeros(4), 'WAVEfmt ', little(4, 16 + rest.length), ...format, 'data', little(4, 4), zeros(4));
}

const extensible = (coding: number) => wav(0xfffe, [...little(2, 22), ...zeros(6), ...little(2, coding), ...zeros(14)]);

const aifc = (coding: string) =>
  joined('FORM', zeros(4), 'AIFCCOMM', big(4, 24), zeros(18), coding, zeros(2), 'SSND', big(4, 8), zeros(8));

const caf = (coding: string) =>
  joined('caff', zeros(4), 'desc', big(8, 32), zeros(8), coding, zeros(20), 'data', big(8, 4), zeros(4));

const au = (coding: number) => joined('.snd', big(4, 24, 4, coding, 8000, 1), zeros(4));

test.each([
  ['G.722', wav(0x65)],
  ['G.726', wav(0x45)],
  ['Windows Media Audio', wav(0x161)],
  ['AC-3', extensible(0x2000)],
  ['codec 0x0123', wav(0x123)],
  ['QDesign Music', aifc('QDM2')],
  ['QCELP', aifc('Qclp')],
  ['AAC', caf('aac ')],
  ['Opus', caf('opus')],
  ['G.722', au(24)],
  ['codec 0x0063', au(99)],
])('a file with sound that is not read tells of it: %s', async (coding, bytes) => {
  expect(await findCodedSound(inMemory(bytes))).toEqual({ coding });
});

test.each([
  ['A_TRUEHD', 'TRUEHD'],
  ['A_MPEG/L2', 'MP2'],
  ['ec-3', 'E-AC-3'],
  ['ms\0\x02', 'Microsoft ADPCM'],
  ['ms\x01\x61', 'Windows Media Audio'],
  ['xyz\0', 'XYZ'],
])('%j stands for %s', (letters, name) => {
  expect(codingOfLetters(letters)).toBe(name);
});
