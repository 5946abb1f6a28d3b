/** What was said: the shapes that recognition produces, storage keeps and the page shows. */

/** A stretch of speech and its text. Times are seconds on the audio clock, from the first sample. */
export interface Segment {
  start: number;
  end: number;
  text: string;
}

export interface Transcript {
  id: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
  title: string;
  /** True once the person has named it: it is then never named again by the app. */
  titled: boolean;
  text: string;
  segments: readonly Segment[];
  /** Seconds of audio, silence included. */
  duration: number;
  source: 'microphone' | 'file';
  /** Id of the model that wrote it. */
  model: string;
}

/** A row of the list: a transcript without its text. */
export type TranscriptSummary = Pick<Transcript, 'id' | 'createdAt' | 'title' | 'duration' | 'source'>;

/** A pause of this many seconds between two segments starts a new paragraph. */
const paragraphPause = 2;

const wordsInTitle = 7;

/** Segments grouped into paragraphs at long pauses. */
export function paragraphs(segments: readonly Segment[]): string[] {
  const groups: string[] = [];
  let previousEnd = Number.NEGATIVE_INFINITY;
  for (const { start, end, text } of segments) {
    if (!text) continue;
    const last = groups.length - 1;
    if (last < 0 || start - previousEnd >= paragraphPause) groups.push(text);
    else groups[last] = `${groups[last]} ${text}`;
    previousEnd = end;
  }
  return groups;
}

export function textOf(segments: readonly Segment[]): string {
  return paragraphs(segments).join('\n\n');
}

/** The first words of a text, for a list; empty when there are none. */
export function titleOf(text: string): string {
  const words = text.split(/\s+/).filter(Boolean);
  const title = words
    .slice(0, wordsInTitle)
    .join(' ')
    .replace(/[\s.,;:!?…-]+$/u, '');
  return words.length > wordsInTitle ? `${title}…` : title;
}
