/** Transcripts: the types that recognition produces, storage keeps and the page shows. */

/** A stretch of speech and its text. Times are seconds on the audio clock, from the first sample. */
export interface Segment {
  start: number;
  end: number;
  text: string;
  /** As it was recognised, where text rules have changed it. */
  raw?: string;
  /** BCP 47 tag of the language; absent where the model does not tell. */
  language?: string;
}

export interface Transcript {
  id: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
  title: string;
  /** True once the person has set the title: the app then never changes it. */
  titled: boolean;
  text: string;
  segments: readonly Segment[];
  /** Seconds of audio, silence included. */
  duration: number;
  source: 'microphone' | 'file';
  /** Id of the model that wrote it. */
  model: string;
  /** The set of text rules that it was written with; absent where none was. */
  mode?: string;
}

/** A row of the list: a transcript without its text. */
export type TranscriptSummary = Pick<Transcript, 'id' | 'createdAt' | 'title' | 'duration' | 'source'>;

export function summaryOf({ id, createdAt, title, duration, source }: Transcript): TranscriptSummary {
  return { id, createdAt, title, duration, source };
}

/** A pause of this many seconds between two segments starts a new paragraph. */
const paragraphPause = 2;

const wordsInTitle = 7;

/** Segments with text, grouped into paragraphs at long pauses. */
export function paragraphSegments(segments: readonly Segment[]): Segment[][] {
  const groups: Segment[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const segment of segments) {
    const group = groups.at(-1);
    if (segment.text && group && segment.start - end < paragraphPause) group.push(segment);
    else if (segment.text) groups.push([segment]);
    // The time in which a command was spoken is no pause.
    if (segment.text || segment.raw) end = segment.end;
  }
  return groups;
}

/** The text of one paragraph. */
export function wordsOf(paragraph: readonly Segment[]): string {
  return paragraph.reduce((before, { text }) => joinedTexts(before, text), '');
}

/** `after` behind `before`, with a space between unless a line ends there. */
export function joinedTexts(before: string, after: string): string {
  return before === '' || after === '' || before.endsWith('\n') ? before + after : `${before} ${after}`;
}

/** What was recognised, before any text rule. */
export function asRecognised(segments: readonly Segment[]): Segment[] {
  return segments.map(({ raw, ...segment }) => (raw === undefined ? segment : { ...segment, text: raw }));
}

/** The language that most of the text is in, as a BCP 47 tag; '' when no segment has one. */
export function languageOf(segments: readonly Segment[]): string {
  const letters = new Map<string, number>();
  for (const { text, language = '' } of segments) letters.set(language, (letters.get(language) ?? 0) + text.length);
  return [...letters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

export function textOf(segments: readonly Segment[]): string {
  return paragraphSegments(segments).map(wordsOf).join('\n\n');
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
