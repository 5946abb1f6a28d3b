/** What was said into a text that was there stands in it as the text around asks for, by whatever rules it is written anew. */

import { joinedTexts, type Segment } from '../core/transcript.ts';
import { type SaidIntoOptions, saidInto } from './said-into.ts';

/** Segments in the order of the text, written by rules from what was recognised: what joins others loses or gets a capital and a full stop. */
export function insertedSegments(segments: readonly Segment[], options: SaidIntoOptions): Segment[] {
  const standing: Segment[] = [];
  for (const [i, segment] of segments.entries()) {
    const next = segments[i + 1];
    const isFirst = segment.joins !== undefined && segments[i - 1]?.joins !== segment.joins;
    const isLast = segment.joins === 'within' && next?.joins !== 'within';
    if (!isFirst && !isLast) {
      standing.push(segment);
      continue;
    }
    // Inside of what was said sentences follow each other.
    const before = isFirst ? standing.reduce((text, each) => joinedTexts(text, each.text), '') : '';
    const after = isLast && next ? next.text : '';
    const text = saidInto(segment.text, { before, after }, options).trim();
    standing.push(text === segment.text ? segment : { ...segment, text, raw: segment.raw ?? segment.text });
  }
  return standing;
}
