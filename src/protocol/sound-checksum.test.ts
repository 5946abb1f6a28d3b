import { expect, test } from 'vitest';
import { checksumOf } from './sound-checksum.ts';

test('the checksum is that of other programs', () => {
  const text = new TextEncoder().encode('123456789 ');
  expect(checksumOf(new Int16Array(text.buffer))).toBe(0x3baabe81);
});
