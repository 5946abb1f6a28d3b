/** Texts of other programs, and our own JSON, as transcripts: subtitles with their times, plain text without. */

import { languageOf } from '../core/transcript.ts';
import type { Exported } from './exported.ts';
import { readSubtitles } from './subtitles/read-subtitles.ts';
import { readJson } from './transcript-json.ts';

export interface TextFile {
  name: string;
  /** Milliseconds since the epoch, when it was last changed. */
  at: number;
  text: string;
}

/** Null where nothing in it can be read as its name promises. */
export function readTranscripts({ name, at, text }: TextFile): Exported[] | null {
  const [, title = name, extension = ''] = /^(.*)\.(\w+)$/.exec(name) ?? [];
  const about = { title, createdAt: at, source: 'file', model: '', words: null } as const;
  switch (extension.toLowerCase()) {
    case 'json':
      return readJson(text);
    case 'srt':
    case 'vtt': {
      const segments = readSubtitles(text);
      if (segments.length === 0) return null;
      const duration = Math.max(...segments.map(({ end }) => end));
      const whole = segments.map((cue) => cue.text).join(' ');
      return [{ ...about, text: whole, segments, duration, language: languageOf(segments) }];
    }
    case 'txt': {
      const plain = text
        .replace(/^\uFEFF/, '')
        .replace(/\r\n?/g, '\n')
        .trim();
      if (plain === '' || plain.includes('\0')) return null;
      return [{ ...about, text: plain, segments: [{ start: 0, end: 0, text: plain }], duration: 0, language: '' }];
    }
    default:
      return null;
  }
}
