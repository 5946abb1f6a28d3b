/** The ranges of a recording whose text was withheld. */

import type { Doubt, SpeechEvent } from '../../protocol/speech.ts';

/** Sample indices at 16 kHz on the clock of the recording or file. */
export interface SampleRange {
  start: number;
  end: number;
}

export interface WithheldRange extends SampleRange {
  /** What was wrong with the text. */
  reason: Doubt;
}

/** The ranges with withheld text, updated by one event. */
export function withWithheld(ranges: readonly WithheldRange[], event: SpeechEvent): readonly WithheldRange[] {
  if (event.kind === 'partial') return ranges;
  const { start, end, doubt } = event;
  const others = ranges.filter((range) => range.start !== start);
  return doubt ? [...others, { start, end, reason: doubt }] : others;
}
