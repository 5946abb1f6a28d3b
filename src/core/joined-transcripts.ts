/** One transcript made of two, and two made of one. Times, sound and words move along. */

import { alignedSegments } from './aligned-text.ts';
import {
  later,
  onlyVersion,
  type SoundPart,
  type Transcript,
  type TranscriptWord,
  titleOf,
  versionInUse,
  withText,
} from './transcript.ts';

export interface WithWords {
  transcript: Transcript;
  words: readonly TranscriptWord[] | null;
}

/** `first` with `second` behind it as further paragraphs. The rest is as in the first, the tags are those of both. */
export function joinTranscripts(first: WithWords, second: WithWords): WithWords {
  const [a, b] = [first.transcript, second.transcript];
  const by = a.duration;
  const moved = <Timed extends { start: number; end: number }>(timed: readonly Timed[]) =>
    timed.map((each) => later(each, by));
  const words = first.words || second.words;
  return {
    transcript: {
      ...withText(a, [a.text, b.text].filter(Boolean).join('\n\n')),
      segments: [...a.segments, ...moved(b.segments)],
      duration: by + b.duration,
      tags: [...new Set([...a.tags, ...b.tags])],
      sound: [...a.sound, ...b.sound.map((part) => ({ ...part, start: part.start + by }))],
    },
    words: words && [...(first.words ?? []), ...moved(second.words ?? [])],
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
  const earlier = <Timed extends { start: number; end: number }>(timed: readonly Timed[]) =>
    timed.map((each) => later(each, -cut));
  return [
    {
      transcript: {
        ...withText(transcript, head),
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
        segments: earlier(segments.slice(first)),
        duration: duration - cut,
        sound: soundBetween(sound, cut, duration),
        ...onlyVersion(versionInUse(transcript)),
        // Behind the first in a list that begins with the newest.
        createdAt: transcript.createdAt + 1,
      },
      words: words && earlier(words.filter(({ start }) => start >= cut)),
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
