/** A transcript out of what was recognised. */

import { newId } from '../core/ids.ts';
import { type Segment, type Transcript, textOf, titleOf } from '../core/transcript.ts';
import { embeddedModel } from '../models/embedded.ts';

type Origin = Pick<Transcript, 'duration' | 'source'> & { title?: string };

export function newTranscript(segments: readonly Segment[], { duration, source, title }: Origin): Transcript {
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
    model: embeddedModel.id,
  };
}
