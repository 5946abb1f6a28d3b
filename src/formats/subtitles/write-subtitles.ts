/** Cues as SubRip (as players read it, there is no standard) and as WebVTT (https://www.w3.org/TR/webvtt1/). */

import type { Exported } from '../exported.ts';
import { type Cue, cuesOf } from './cues.ts';

/** What `readSubtitles` leaves out again. */
export const joiner = '\u2060';

/** A byte order mark would confuse some players; UTF-8 without one is read by all that are in use. */
export function srtOf(transcript: Exported): string {
  return cuesOf(transcript)
    .map((cue, at) => `${at + 1}\r\n${timing(cue, ',')}\r\n${cue.lines.map(unmistakable).join('\r\n')}\r\n\r\n`)
    .join('');
}

export function vttOf(transcript: Exported): string {
  const cues = cuesOf(transcript).map((cue) => `${timing(cue, '.')}\n${cue.lines.map(escaped).join('\n')}\n`);
  const { sentMark } = transcript;
  return ['WEBVTT\n', ...(sentMark ? [`NOTE ${escaped(sentMark)}\n`] : []), ...cues].join('\n');
}

function timing({ start, end }: Cue, point: string): string {
  return `${stamp(start, point)} --> ${stamp(end, point)}`;
}

function stamp(ms: number, point: string): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${clock}${point}${String(ms % 1000).padStart(3, '0')}`;
}

/** SubRip has no escapes: a joiner that nobody sees keeps words from being read as tags, and an arrow would begin the next cue. */
function unmistakable(line: string): string {
  return line.replaceAll('-->', '→').replace(/<(?=\/?(?:[biu]\b|font))|\{(?=\\)/gi, `$&${joiner}`);
}

function escaped(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
