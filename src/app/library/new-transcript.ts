/** Builds transcripts from recognised segments. */

import { newId } from '../../core/ids.ts';
import { type Segment, type Transcript, textOf, titleOf } from '../../core/transcript.ts';

export type Origin = Pick<Transcript, 'duration' | 'source' | 'model' | 'mode'> & { title?: string };

export function newTranscript(
  segments: readonly Segment[],
  { duration, source, model, mode, title }: Origin,
): Transcript {
  const text = textOf(segments);
  return {
    id: newId(),
    createdAt: Date.now(),
    title: title ?? titleOf(text),
    titled: title !== undefined,
    text,
    segments,
    duration,
    source,
    model,
    ...(mode === undefined ? {} : { mode }),
  };
}

/** A copy of the transcript with further segments, sorted by start. */
export function withSegments(transcript: Transcript, more: readonly Segment[]): Transcript {
  const segments = [...transcript.segments, ...more].sort((a, b) => a.start - b.start);
  const text = textOf(segments);
  return { ...transcript, segments, text, title: transcript.titled ? transcript.title : titleOf(text) };
}
