/** Transcripts: the types that recognition produces, storage keeps and the page shows. */

import type { Strategy, StrategyChange } from './strategies/strategy.ts';

/** A stretch of speech and its text. Times are seconds on the audio clock, from the first sample. */
export interface Segment {
  start: number;
  end: number;
  text: string;
  /** As it was recognised, where text rules have changed it. */
  raw?: string;
  /** BCP 47 tag of the language; absent where the model does not tell. */
  language?: string;
  /** Who speaks, where each channel of a file is a speaker. */
  speaker?: string;
  /** Said into a text that was there: between the words of a line, or behind its last one. */
  joins?: 'within' | 'behind';
}

/** A word that a model has heard, with its seconds on the audio clock. */
export interface TranscriptWord {
  text: string;
  start: number;
  end: number;
  /** Probability of the word, 0 to 1; 1 where a person has typed it. */
  confidence: number;
}

/**
 * What is kept of a dictation or a file. Its heard words with their times are kept beside it, by version, because lists, opening and
 * editing never need them.
 */
export interface Transcript {
  id: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
  title: string;
  /** True once the person has set the title: the app then never changes it. */
  titled: boolean;
  /** The final text, as it is read, copied and exported: of the version in use, with what the person has changed in it. */
  text: string;
  /**
   * As the version in use was made, with times; a person's edit does not change them. `alignedSegments` gives each its part of the edited
   * text.
   */
  segments: readonly Segment[];
  /** Seconds of audio, silence included. */
  duration: number;
  source: 'microphone' | 'file';
  /** Id of the model that wrote it. */
  model: string;
  /** The set of text rules that it was written with; absent where none was. */
  mode?: string;
  /** BCP 47 tag of the language of most of the text; '' where no model has told. */
  language: string;
  /** Number of the version in use. */
  version: number;
  /** Every version, oldest first. */
  versions: readonly Version[];
  pinnedAt: number | null;
  /** Without doubles, in the order of the person. */
  tags: readonly string[];
  /** When it was moved to the trash, in milliseconds since the epoch; null while it is not there. */
  deletedAt: number | null;
  /** The kept sound, in order; empty where none is kept. */
  sound: readonly SoundPart[];
  /** Hosts that its sound, or some of it, was ever sent to, whichever version is in use; absent where all of it stayed on the device. */
  sentTo?: readonly string[];
}

/** How one version of the text came about. Versions are numbered from 1 and never changed, except by edits of their text. */
export interface Version {
  number: number;
  /** Milliseconds since the epoch. */
  madeAt: number;
  model: string;
  mode?: string;
  language: string;
  /** Absent in transcripts of before this was noted, and in imported ones. */
  settings?: RecognitionSettings;
  /** The server that has recognised it, or some of it, and the bytes of sound that it was sent; absent where that was done on the device. */
  sent?: SentSound;
}

export interface SentSound {
  /** Name of the host, and port where it is not the usual one. */
  to: string;
  bytes: number;
}

/** What a person had set when speech was recognised. */
export interface RecognitionSettings {
  /** Languages to choose from, as BCP 47 tags; empty for all. */
  spoken: readonly string[];
  /** Into English. */
  translate: boolean;
  sensitivity: 'low' | 'normal' | 'high';
  /** Absent in what was recognised before this was noted. */
  strategy?: Strategy | undefined;
  /** What was changed in the course of it, or for a file; empty where nothing was. */
  changes?: readonly StrategyChange[] | undefined;
  /** What was spoken was heard when it was over, as a file is; absent where it was heard meanwhile, and in files. */
  afterwards?: true | undefined;
}

/** A stretch of kept sound. Merged transcripts have several; parts of a split one share a sound. Times are seconds. */
export interface SoundPart {
  /** Id of the kept sound. */
  id: string;
  /** On the transcript's audio clock. */
  start: number;
  /** Of the sound's own time: where the stretch begins, and how long it is. */
  from: number;
  duration: number;
}

/** A row of the list: what lists and filters need, without the text. */
export type TranscriptSummary = Pick<
  Transcript,
  'id' | 'createdAt' | 'title' | 'duration' | 'source' | 'language' | 'model' | 'pinnedAt' | 'tags' | 'deletedAt'
> & {
  /** Ids of the kept sound; absent where none is kept. */
  sounds?: readonly string[];
};

export function summaryOf(transcript: Transcript): TranscriptSummary {
  const { id, createdAt, title, duration, source, language, model, pinnedAt, tags, deletedAt } = transcript;
  const sounds = transcript.sound.map((part) => part.id);
  const heard = sounds.length > 0 ? { sounds } : {};
  return { id, createdAt, title, duration, source, language, model, pinnedAt, tags, deletedAt, ...heard };
}

/** The order of lists. */
export function newestFirst(a: Pick<Transcript, 'createdAt' | 'id'>, b: Pick<Transcript, 'createdAt' | 'id'>): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** How a transcript begins: without marks, and without kept sound. */
export const unmarked = { pinnedAt: null, tags: [], deletedAt: null, sound: [] } as const;

/** The fields of a transcript that has one version, which is in use. */
export function onlyVersion(version: Omit<Version, 'number'>): Pick<Transcript, 'version' | 'versions'> {
  return { version: 1, versions: [{ ...version, number: 1 }] };
}

/** The version in use. */
export function versionInUse({ version, versions }: Pick<Transcript, 'version' | 'versions'>): Version {
  return versions.find(({ number }) => number === version)!;
}

/** With another text. The title follows the first words until the person has set it. */
export function withText<Titled extends Pick<Transcript, 'title' | 'titled' | 'text'>>(
  held: Titled,
  text: string,
): Titled {
  return { ...held, text, title: held.titled ? held.title : titleOf(text) };
}

/** Later by `seconds`. */
export function later<Timed extends { start: number; end: number }>(timed: Timed, seconds: number): Timed {
  return { ...timed, start: timed.start + seconds, end: timed.end + seconds };
}

/** A pause of this many seconds between two segments starts a new paragraph. */
const paragraphPause = 2;

const wordsInTitle = 7;
/** Long names and addresses end earlier. */
const lettersInTitle = 80;

/** Segments with text, grouped into paragraphs at long pauses and where another one speaks. */
export function paragraphSegments(segments: readonly Segment[]): Segment[][] {
  const groups: Segment[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const segment of segments) {
    const group = groups.at(-1);
    // Inside a line a pause makes no paragraph.
    const isJoined = segment.joins !== undefined || group?.at(-1)?.joins === 'within';
    const isNear = isJoined || segment.start - end < paragraphPause;
    const isGoingOn = group && isNear && segment.speaker === group[0]!.speaker;
    if (segment.text && isGoingOn) group.push(segment);
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
  const letters = [...title];
  if (letters.length > lettersInTitle) return `${letters.slice(0, lettersInTitle).join('').trimEnd()}…`;
  return words.length > wordsInTitle ? `${title}…` : title;
}
