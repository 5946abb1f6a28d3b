/** The pipeline over the segments of a transcript: each keeps its times, and has its part of the final text beside its raw one. */

import { asRecognised, paragraphSegments, type Segment } from '../core/transcript.ts';
import type { Change, Rewriting } from './change.ts';
import type { Pipeline } from './pipeline.ts';
import type { HeardWord, TermCorrector } from './terms/term-corrector.ts';

export interface RewrittenSegments {
  segments: Segment[];
  changes: readonly Change[];
}

/** A word in the order of the text, how sure the model was of it, 0 to 1, and whether it has it as a whole. */
export interface SpokenWord {
  text: string;
  confidence: number;
  isCommon: boolean;
}

export interface RewriteOptions {
  /** More segments are to come. */
  goesOn?: boolean;
  terms?: TermCorrector;
  /** Of all segments; null where the model does not tell. */
  words?: readonly SpokenWord[] | null;
}

/** Always from the raw text. A segment is a breath; a command may take back what stands in another. */
export function rewriteSegments(
  pipeline: Pipeline,
  given: readonly Segment[],
  { goesOn = false, terms, words = null }: RewriteOptions = {},
): RewrittenSegments {
  const segments = asRecognised(given);
  const openParagraph = new Set(paragraphSegments(segments).map(([first]) => first));
  const starts: number[] = [];
  let raw = '';
  for (const segment of segments) {
    if (raw !== '') raw += openParagraph.has(segment) ? '\n' : ' ';
    starts.push(raw.length);
    raw += segment.text;
  }
  const corrections = terms && words ? terms.correct(raw, placesOf(words, raw), pipeline.capitalsTell) : [];
  const rewriting = pipeline.rewrite(raw, { breaths: starts, goesOn, corrections });
  if (rewriting.changes.length === 0) return { segments, changes: [] };
  const places = starts.map((start) => placeOf(rewriting, start));
  return {
    segments: segments.map((segment, i) => {
      const part = rewriting.text.slice(places[i], places[i + 1]);
      // Of the two ends of lines behind a spoken one, the second only parts paragraphs.
      const next = segments[i + 1];
      const text = (next && openParagraph.has(next) ? part.replace(/\n$/, '') : part).replace(/^ +| +$/g, '');
      return text === segment.text ? segment : { ...segment, text, raw: segment.text };
    }),
    changes: rewriting.changes,
  };
}

/** A change that reaches over the beginning of a segment belongs to the one before it. */
function placeOf({ changes }: Rewriting, start: number): number {
  let shift = 0;
  for (const change of changes) {
    if (change.start >= start) break;
    if (change.end > start) return change.start + shift + change.to.length;
    shift += change.to.length - (change.end - change.start);
  }
  return start + shift;
}

/** Where each word stands in the text; one that is not found there is left out. */
function placesOf(words: readonly SpokenWord[], raw: string): HeardWord[] {
  let at = 0;
  return words.flatMap(({ text, ...about }) => {
    const word = text.trim().replace(/^\p{P}+|\p{P}+$/gu, '');
    const start = word === '' ? -1 : raw.indexOf(word, at);
    if (start < 0) return [];
    at = start + word.length;
    return [{ ...about, start, end: at }];
  });
}
