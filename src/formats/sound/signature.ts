/** What a file is by its first bytes, never by its name: to say it to a person when it cannot be read. */

import { textAt } from './coded-sound.ts';

export interface Signature {
  /** As people call it. */
  name: string;
  /** Whether it is read here where it is whole; what else it is. */
  kind: 'read' | 'unread' | 'archive' | 'other';
}

/** Bytes that are needed. */
export const signatureBytes = 64;

interface Mark extends Signature {
  /** Characters from `at` on, in Latin 1. */
  start: string;
  at?: number;
}

const read = (name: string, start: string, at = 0): Mark => ({ name, kind: 'read', start, at });
const unread = (name: string, start: string, at = 0): Mark => ({ name, kind: 'unread', start, at });
const archive = (name: string, start: string): Mark => ({ name, kind: 'archive', start });
const other = (name: string, start: string): Mark => ({ name, kind: 'other', start });

/** The more exact mark comes first. */
const marks: readonly Mark[] = [
  unread('Windows Media (WMA, WMV)', '\x30\x26\xb2\x75\x8e\x66\xcf\x11'),
  unread('AVI', 'AVI ', 8),
  read('WAV', 'WAVE', 8),
  read('Wave64', 'riff\x2e\x91\xcf\x11'),
  read('AIFF', 'AIFF', 8),
  read('AIFF', 'AIFC', 8),
  read('AU', '.snd'),
  read('CAF', 'caff'),
  unread('Speex', 'Speex   ', 28),
  read('Ogg', 'OggS'),
  read('FLAC', 'fLaC'),
  unread('Flash Video', 'FLV'),
  unread('MPEG programme stream', '\x00\x00\x01\xba'),
  read('Matroska or WebM', '\x1a\x45\xdf\xa3'),
  read('QuickTime', 'ftypqt', 4),
  read('MP4', 'ftyp', 4),
  read('QuickTime', 'moov', 4),
  unread('AMR', '#!AMR'),
  unread('AC-3', '\x0b\x77'),
  unread('RealMedia', '.RMF'),
  unread('RealAudio', '.ra\xfd'),
  unread('WavPack', 'wvpk'),
  unread("Monkey's Audio", 'MAC '),
  unread('Musepack', 'MPCK'),
  unread('True Audio', 'TTA1'),
  unread('DSD', 'DSD '),
  unread('DSD', 'FRM8'),
  unread('MIDI', 'MThd'),
  read('MP3', 'ID3'),
  archive('ZIP', 'PK\x03\x04'),
  archive('RAR', 'Rar!\x1a\x07'),
  archive('7-Zip', '7z\xbc\xaf\x27\x1c'),
  archive('gzip', '\x1f\x8b'),

  other('PDF', '%PDF'),
  other('PNG', '\x89PNG'),
  other('JPEG', '\xff\xd8\xff'),
  other('GIF', 'GIF8'),
];

/** Null for what begins like nothing known: text, for one. */
export function signatureOf(bytes: DataView): Signature | null {
  const mark = marks.find(({ start, at = 0 }) => textAt(bytes, at, start.length) === start);
  return mark ? { name: mark.name, kind: mark.kind } : null;
}
