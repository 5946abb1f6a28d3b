/** The text of a dictation, built from the engine's events: final segments in order of their start, and the open segment. */

import { speechRate } from '../../core/resampler.ts';
import type { Segment } from '../../core/transcript.ts';
import type { SaidWord, SpeechEvent } from '../../protocol/speech.ts';

/** A segment as it comes from the engine, with how sure the model was of its words. */
export interface HeardSegment extends Segment {
  said?: readonly SaidWord[];
}

/** The text of the dictation in progress: final segments, which do not change, and the partial text of the open segment. */
export interface LiveText {
  segments: readonly HeardSegment[];
  /** `start`: seconds. `tentative` follows `committed` without a separator: it contains its own space. */
  partial: { start: number; committed: string; tentative: string } | null;
}

export const noText: LiveText = { segments: [], partial: null };

/** The text after one more event of the engine. */
export function withEvent(text: LiveText, event: SpeechEvent): LiveText {
  const start = event.start / speechRate;
  const end = event.end / speechRate;
  // A replacement engine may recognise final segments again as one longer segment, which then replaces them.
  const isAnew = (said: { start: number }) => said.start === start || (said.start > start && said.start < end);
  const others = text.segments.some(isAnew) ? text.segments.filter((said) => !isAnew(said)) : text.segments;
  if (event.kind === 'partial') {
    const { committed, tentative } = event;
    return { segments: others, partial: { start, committed, tentative } };
  }
  const { text: said, language, said: words } = event;
  const about = { ...(language && { language }), ...(words && { said: words }) };
  const segment: HeardSegment = { start, end, text: said, ...about };
  return {
    segments: event.text ? [...others, segment].sort((a, b) => a.start - b.start) : others,
    partial: text.partial && isAnew(text.partial) ? null : text.partial,
  };
}

/** What will not change any more. The committed words of the open segment, whose end is not known, end where they begin. */
export function certainSegments({ segments, partial }: LiveText): readonly Segment[] {
  const text = partial?.committed.trim();
  return partial && text ? [...segments, { start: partial.start, end: partial.start, text }] : segments;
}

/** Turns the open segment into a final one, when no final pass will follow. */
export function withoutPartial({ segments, partial }: LiveText): LiveText {
  const text = partial && (partial.committed + partial.tentative).trim();
  if (!text) return { segments, partial: null };
  const { start } = partial;
  return { segments: [...segments, { start, end: start, text }], partial: null };
}

/** The whole text on one line, and its committed prefix, which cannot change. */
export function wholeText({ segments, partial }: LiveText): { text: string; committed: string } {
  const final = segments.map(({ text }) => text);
  const join = (...parts: string[]) => parts.filter(Boolean).join(' ');
  return {
    text: join(...final, partial ? partial.committed + partial.tentative : ''),
    committed: join(...final, partial?.committed ?? ''),
  };
}
