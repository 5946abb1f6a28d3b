/** Who speaks, where each channel of a file is a speaker. Pure. */

import type { Segment } from '../transcript.ts';

/** What the speakers are called, a channel each. */
const speakers = ['A', 'B'];

/** `voices`: how many there are in the file; absent where one voice may be anybody's. */
export function speakerOf(voice: number, voices: number): { speaker?: string } {
  return voices > 1 ? { speaker: speakers[voice]! } : {};
}

/** In the order of time. Where another one begins to speak, the text says who. Some of the segments may say so already. */
export function sayingWho(segments: readonly Segment[]): Segment[] {
  const sorted = segments.toSorted((a, b) => a.start - b.start);
  return sorted.map((segment, i) => {
    const { speaker, text, raw } = segment;
    if (speaker === undefined) return segment;
    const written = speaker === sorted[i - 1]?.speaker ? without : withName;
    return { ...segment, text: written(speaker, text), ...(raw !== undefined && { raw: written(speaker, raw) }) };
  });
}

/** Text rules may have changed the case of the letter. */
const hasName = (speaker: string, text: string) => text.toUpperCase().startsWith(`${speaker}: `);
const without = (speaker: string, text: string) => (hasName(speaker, text) ? text.slice(speaker.length + 2) : text);
const withName = (speaker: string, text: string) => (hasName(speaker, text) ? text : `${speaker}: ${text}`);
