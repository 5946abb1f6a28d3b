/** What becomes a file: a transcript as it is read, with the times of its words where they are known. */

import type { Segment, Transcript } from '../core/transcript.ts';

export interface ExportedWord {
  text: string;
  /** Seconds on the audio clock. */
  start: number;
  end: number;
  /** Probability, 0 to 1. */
  confidence: number;
}

export interface Exported extends Pick<Transcript, 'title' | 'createdAt' | 'text' | 'duration' | 'source' | 'model'> {
  /** BCP 47 tag; '' where it is not known. */
  language: string;
  /** Their texts together are `text`. */
  segments: readonly Segment[];
  /** The words of `text`; null where the model has told no times. */
  words: readonly ExportedWord[] | null;
  /** As `Transcript.sentTo`. */
  sentTo?: readonly string[];
  /** The same in words for people; there together with it, but in what was read from a file. */
  sentMark?: string;
}

/** Paragraphs of the text, lines within them kept. */
export function paragraphsOf({ text }: Pick<Exported, 'text'>): string[] {
  return text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
}

/** What stands below a title: the time, the length, and whether the sound has left its device. */
export function factsOf({ createdAt, duration, sentMark }: Exported): string[] {
  return [localMoment(createdAt), clockOf(duration), ...(sentMark ? [sentMark] : [])];
}

/** For example 2026-11-28 14:05, in the local time. `at`: milliseconds since the epoch. */
export function localMoment(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** For example 1:02:14 or 2:14. */
export function clockOf(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
