/** One transcript made of two, and two made of one. Times, sound and words move along. */

import { alignedSegments } from './aligned-text.ts';
import { type SoundPart, type Transcript, type TranscriptWord, titleOf } from './transcript.ts';

export interface WithWords {
  transcript: Transcript;
  words: readonly TranscriptWord[] | null;
}

/** `first` with `second` behind it as further paragraphs. The rest is as in the first, the tags are those of both. */
export function joinTranscripts(first: WithWords, second: WithWords): WithWords {
  const [a, b] = [first.transcript, second.transcript];
  const by = a.duration;
  const text = [a.text, b.text].filter(Boolean).join('\n\n');
  const later = <Timed extends { start: number; end: number }>(timed: Timed): Timed => ({
    ...timed,
    start: timed.start + by,
    end: timed.end + by,
  });
  const words = first.words || second.words;
  return {
    transcript: {
      ...a,
      text,
      title: a.titled ? a.title : titleOf(text),
      segments: [...a.segments, ...b.segments.map(later)],
      duration: by + b.duration,
      tags: [...new Set([...a.tags, ...b.tags])],
      sound: [...a.sound, ...b.sound.map((part) => ({ ...part, start: part.start + by }))],
    },
    words: words && [...(first.words ?? []), ...(second.words ?? []).map(later)],
  };
}

/** The paragraphs before and from place `at` of the text on, the second part with id `id` and times of its own. */
export function splitTranscript({ transcript, words }: WithWords, at: number, id: string): [WithWords, WithWords] {
  const { text, segments, duration, sound } = transcript;
  const [head, tail] = [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
  const parts = alignedSegments(segments, text);
  let length = 0;
  /** The first segment whose part of the text begins behind the place. */
  const found = parts.findIndex((part) => {
    const start = part.text ? text.indexOf(part.text, length) : length;
    length = part.text ? start + part.text.length : length;
    return part.text !== '' && start >= at;
  });
  const first = found < 0 ? segments.length : found;
  const cut = segments[first]?.start ?? duration;
  const earlier = <Timed extends { start: number; end: number }>(timed: Timed): Timed => ({
    ...timed,
    start: timed.start - cut,
    end: timed.end - cut,
  });
  const version = { ...transcript.versions.find(({ number }) => number === transcript.version)!, number: 1 };
  return [
    {
      transcript: {
        ...transcript,
        text: head,
        title: transcript.titled ? transcript.title : titleOf(head),
        segments: segments.slice(0, first),
        duration: cut,
        sound: soundBetween(sound, 0, cut),
      },
      words: words?.filter(({ start }) => start < cut) ?? null,
    },
    {
      transcript: {
        ...transcript,
        id,
        text: tail,
        title: titleOf(tail),
        titled: false,
        segments: segments.slice(first).map(earlier),
        duration: duration - cut,
        sound: soundBetween(sound, cut, duration),
        version: 1,
        versions: [version],
        // Behind the first in a list that begins with the newest.
        createdAt: transcript.createdAt + 1,
      },
      words: words?.filter(({ start }) => start >= cut).map(earlier) ?? null,
    },
  ];
}

function soundBetween(sound: readonly SoundPart[], start: number, end: number): SoundPart[] {
  return sound.flatMap((part) => {
    const [begins, ends] = [Math.max(part.start, start), Math.min(part.start + part.duration, end)];
    if (ends <= begins) return [];
    const from = part.from + begins - part.start;
    return [{ ...part, start: begins - start, from, duration: ends - begins }];
  });
}
