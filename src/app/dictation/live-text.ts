/** The text of a dictation as the engine's events build it: final segments in the order of their start, and the open one. */

import { speechRate } from '../../core/resampler.ts';
import type { Segment } from '../../core/transcript.ts';
import type { SpeechEvent } from '../../protocol/speech.ts';

/** The text of the dictation in progress. Final segments never change; the partial is the open segment. */
export interface LiveText {
  segments: readonly Segment[];
  /** `tentative` follows `committed` as it is: it brings its own space. */
  partial: { start: number; committed: string; tentative: string } | null;
}

export const noText: LiveText = { segments: [], partial: null };

export function withEvent(text: LiveText, event: SpeechEvent): LiveText {
  const start = event.start / speechRate;
  const end = event.end / speechRate;
  // An engine that took the place of another one says anew, in one, what had been final in pieces.
  const isAnew = (said: { start: number }) => said.start === start || (said.start > start && said.start < end);
  const others = text.segments.some(isAnew) ? text.segments.filter((said) => !isAnew(said)) : text.segments;
  if (event.kind === 'partial') {
    const { committed, tentative } = event;
    return { segments: others, partial: { start, committed, tentative } };
  }
  const segment: Segment = { start, end, text: event.text, ...(event.language ? { language: event.language } : {}) };
  return {
    segments: event.text ? [...others, segment].sort((a, b) => a.start - b.start) : others,
    partial: text.partial && isAnew(text.partial) ? null : text.partial,
  };
}

/** An open segment whose final pass will not come counts as it stands. */
export function withoutPartial({ segments, partial }: LiveText): LiveText {
  const text = partial && (partial.committed + partial.tentative).trim();
  if (!text) return { segments, partial: null };
  const { start } = partial;
  return { segments: [...segments, { start, end: start, text }], partial: null };
}

/** The whole text on one line, and the part of it that cannot change any more. */
export function wholeText({ segments, partial }: LiveText): { text: string; committed: string } {
  const final = segments.map(({ text }) => text);
  const join = (...parts: string[]) => parts.filter(Boolean).join(' ');
  return {
    text: join(...final, partial ? partial.committed + partial.tentative : ''),
    committed: join(...final, partial?.committed ?? ''),
  };
}
