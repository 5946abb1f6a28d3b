/** One transcript made of two, behind or inside one another, and two made of one. Times, sound and words move along. */

import { type TextChange, withChange } from '../text-change.ts';
import {
  later,
  onlyVersion,
  type Segment,
  type SoundPart,
  type Transcript,
  type TranscriptWord,
  titleOf,
  versionInUse,
  withText,
} from '../transcript.ts';
import { partedSegments } from './parted-segments.ts';

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
      sound: [...a.sound, ...laterSound(b.sound, by)],
      ...sentToEither(a, b),
    },
    words: words && [...(first.words ?? []), ...moved(second.words ?? [])],
  };
}

/**
 * `held` with `second` inside it, and the second at which that begins. `change` is what is said, as it stands in the text of `held`; null
 * where it does not fit.
 */
export function insertTranscript(
  held: WithWords,
  second: WithWords,
  change: TextChange,
): (WithWords & { offset: number }) | null {
  const [a, b] = [held.transcript, second.transcript];
  const text = withChange(a.text, change);
  if (text === null) return null;
  const { head, tail, cut } = partedSegments(a, held.words, change.at);
  const by = b.duration;
  const moved = <Timed extends { start: number; end: number }>(timed: readonly Timed[] | null, seconds: number) =>
    (timed ?? []).map((each) => later(each, seconds));
  const words = held.words || second.words;
  return {
    transcript: {
      ...withText(a, text),
      segments: [...head, ...moved(joining(b.segments, a.text, change), cut), ...moved(tail, by)],
      duration: a.duration + by,
      sound: [
        ...soundBetween(a.sound, 0, cut),
        ...laterSound(b.sound, cut),
        ...laterSound(soundBetween(a.sound, cut, a.duration), cut + by),
      ],
      ...sentToEither(a, b),
    },
    words: words && [
      ...(held.words ?? []).filter(({ start }) => start < cut),
      ...moved(second.words, cut),
      ...moved(held.words?.filter(({ start }) => start >= cut) ?? null, by),
    ],
    offset: cut,
  };
}

/** What has left the device stays marked, whatever it becomes a part of. */
function sentToEither(a: Transcript, b: Transcript): Pick<Transcript, 'sentTo'> {
  const hosts = new Set([...(a.sentTo ?? []), ...(b.sentTo ?? [])]);
  return hosts.size > 0 ? { sentTo: [...hosts] } : {};
}

/** Segments that are said into a line, all of them, or the first of those that are said behind its last word. */
function joining(segments: readonly Segment[], text: string, { at, removed }: TextChange): Segment[] {
  const isWithin = /^[^\n]*\S/.test(text.slice(at + removed.length));
  const isBehind = !isWithin && /\S[^\n]*$/.test(text.slice(0, at));
  return segments.map((segment, i) => {
    if (isWithin) return { ...segment, joins: 'within' };
    return isBehind && i === 0 ? { ...segment, joins: 'behind' } : segment;
  });
}

/** The paragraphs before and from place `at` of the text on, the second part with id `id` and times of its own. */
export function splitTranscript({ transcript, words }: WithWords, at: number, id: string): [WithWords, WithWords] {
  const { text, duration, sound } = transcript;
  const [head, tail] = [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
  const segments = partedSegments(transcript, words, at);
  const { cut } = segments;
  const earlier = <Timed extends { start: number; end: number }>(timed: readonly Timed[]) =>
    timed.map((each) => later(each, -cut));
  return [
    {
      transcript: {
        ...withText(transcript, head),
        segments: segments.head,
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
        segments: earlier(segments.tail),
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

function laterSound(sound: readonly SoundPart[], seconds: number): SoundPart[] {
  return sound.map((part) => ({ ...part, start: part.start + seconds }));
}

function soundBetween(sound: readonly SoundPart[], start: number, end: number): SoundPart[] {
  return sound.flatMap((part) => {
    const [begins, ends] = [Math.max(part.start, start), Math.min(part.start + part.duration, end)];
    if (ends <= begins) return [];
    const from = part.from + begins - part.start;
    return [{ ...part, start: begins - start, from, duration: ends - begins }];
  });
}
