/** Puts words that were withheld into their transcript. */

import { sayingWho } from '../../core/joining/speakers.ts';
import { languageOf, type Segment, type Transcript, textOf, withText } from '../../core/transcript.ts';

/** A copy of the transcript with further segments, in the order of time and saying who speaks. In a text that a person has changed they stand at the end. */
export function withSegments(transcript: Transcript, more: readonly Segment[]): Transcript {
  const segments = sayingWho([...transcript.segments, ...more]);
  const isAsMade = transcript.text === textOf(transcript.segments);
  const text = isAsMade ? textOf(segments) : [transcript.text, textOf(more)].filter(Boolean).join('\n\n');
  return { ...withText(transcript, text), segments, language: languageOf(segments) };
}
