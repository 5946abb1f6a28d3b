/** The segments of a transcript before and behind a place of its text, and the moment of the sound at which they part. */

import { alignedSegments, alignedWords, shownSegments } from '../aligned-text.ts';
import type { Segment, Transcript, TranscriptWord } from '../transcript.ts';
import { placedWords } from '../word-diff.ts';

export interface PartedSegments {
  head: Segment[];
  tail: Segment[];
  /** Seconds on the audio clock. */
  cut: number;
}

/** `at`: a place of the text, which a person may have edited. `words`: as heard. A segment that reaches over the place is cut in two. */
export function partedSegments(
  { text, segments, duration }: Pick<Transcript, 'text' | 'segments' | 'duration'>,
  words: readonly TranscriptWord[] | null,
  at: number,
): PartedSegments {
  let end = 0;
  for (const [i, { text: part }] of shownSegments(segments, text).entries()) {
    if (part === '') continue;
    const start = text.indexOf(part, end);
    const segment = segments[i]!;
    const [before, behind] = [segments.slice(0, i), segments.slice(i + 1)];
    if (at <= start) {
      // A place in the same line belongs to what was said before it.
      const isNewLine = i === 0 || text.slice(end, at).includes('\n');
      return { head: before, tail: [segment, ...behind], cut: isNewLine ? segment.start : segments[i - 1]!.end };
    }
    end = start + part.length;
    if (at < end) {
      const share = (at - start) / part.length;
      const moment = (words && startOfWord(words, text, at)) ?? segment.start + share * (segment.end - segment.start);
      const cut = Math.min(Math.max(moment, segment.start), segment.end);
      const [first, second] = cutInTwo(segment, [part.slice(0, at - start), part.slice(at - start)], cut);
      if (first.text === '') return { head: before, tail: [segment, ...behind], cut: segment.start };
      // The rest of the part was typed.
      if (second.text === '') return { head: [...before, segment], tail: behind, cut: behind[0]?.start ?? duration };
      return { head: [...before, first], tail: [second, ...behind], cut };
    }
  }
  return { head: [...segments], tail: [], cut: duration };
}

function startOfWord(words: readonly TranscriptWord[], text: string, at: number): number | undefined {
  return alignedWords(words, text)[placedWords(text.slice(0, at)).length]?.start;
}

/** `shown`: the two parts as they stand in the edited text. */
function cutInTwo(segment: Segment, shown: readonly string[], cut: number): [Segment, Segment] {
  const parts = shown.map((text) => ({ start: 0, end: 0, text }));
  const [text, textBehind] = alignedSegments(parts, segment.text).map((part) => part.text);
  const [raw, rawBehind] = alignedSegments(parts, segment.raw ?? '').map((part) => part.text);
  const withRaw = (said: string | undefined) => (segment.raw === undefined ? {} : { raw: said ?? '' });
  return [
    { ...segment, end: cut, text: text ?? '', ...withRaw(raw) },
    { ...segment, start: cut, text: textBehind ?? '', ...withRaw(rawBehind) },
  ];
}
