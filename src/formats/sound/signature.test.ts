import { expect, test } from 'vitest';
import { signatureOf } from './signature.ts';

const named = (...starts: string[]) =>
  starts.map((start) => {
    const bytes = Uint8Array.from([...start].map((letter) => letter.charCodeAt(0)));
    const signature = signatureOf(new DataView(bytes.buffer));
    return signature && `${signature.name}, ${signature.kind}`;
  });

test('a file is known by its first bytes', () => {
  expect(
    named(
      '\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9',
      'RIFF\x24\x08\0\0AVI LIST',
      'RIFF\x24\x08\0\0WAVEfmt ',
      '\0\0\0\x20ftypM4A ',
      '\0\0\0\x14ftypqt  ',
      `OggS${'\0'.repeat(24)}Speex   1.2`,
      `OggS${'\0'.repeat(24)}OpusHead`,
      '\x0b\x77\x12\x34\x14\x40',
      'FLV\x01\x05\0\0\0\x09',
      '\0\0\x01\xba\x44\0\x04',
      'PK\x03\x04',
      '%PDF-1.7',
    ),
  ).toEqual([
    'Windows Media (WMA, WMV), unread',
    'AVI, unread',
    'WAV, read',
    'MP4, read',
    'QuickTime, read',
    'Speex, unread',
    'Ogg, read',
    'AC-3, unread',
    'Flash Video, unread',
    'MPEG programme stream, unread',
    'ZIP, archive',
    'PDF, other',
  ]);
});

test('what begins like nothing known has no name', () => {
  expect(named('', 'T', 'This is not a recording.')).toEqual([null, null, null]);
});
