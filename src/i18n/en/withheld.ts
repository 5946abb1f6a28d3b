/** What is said about sound without its text, withheld or interrupted; loaded when there is some. */

import { dayName, timeOfDay } from '../figures/dates.ts';
import { languageName, plural, seconds } from '../format.ts';

export const words = {
  nothing: (file: string | null) => (file ? `No speech was recognised in ${file}` : 'No speech was recognised'),
  nothingHelp: 'Nothing in it sounded like speech. It is kept until you record again.',
  missing: (length: number) => `About ${seconds(Math.max(1, length))} gave no text`,
  missingHelp: 'There was sound, and no words that can be trusted. It is kept until you record again.',
  inVain: 'No words came of it',
  inVainHelp: 'You can still listen to it until you record again.',
  gone: 'That sound has made room for other files, and can no longer be heard here.',
  transcribe: 'Transcribe anyway',
  transcribing: 'Transcribing what gave no text',
  listen: 'Listen to it',
  stop: 'Stop listening',
  otherLanguage: (tag: string) => `This model knows ${languageName(tag)} only, and that sounded like another language.`,
  seeModels: 'See models',
};

/** For example 42 min, or 12 seconds. */
function length(of: number): string {
  return of < 90 ? seconds(Math.round(of)) : `${Math.round(of / 60)} min`;
}

function when(startedAt: number): string {
  const now = Date.now();
  const day = dayName(startedAt, now);
  return day === dayName(now, now) ? timeOfDay(startedAt) : `${timeOfDay(startedAt)}, ${day}`;
}

export const interrupted = {
  region: 'Interrupted recording',
  found: (of: number, startedAt: number) => `A recording of ${length(of)} from ${when(startedAt)}`,
  help: 'It was interrupted, and its sound is still here.',
  more: (count: number) => `After it, ${plural(count, { one: 'other is', other: 'others are' })} waiting.`,
  written: 'Written until then',
  transcribe: 'Transcribe',
  listen: 'Listen to the recording',
  stop: 'Stop listening',
  keep: 'Keep as sound',
  discard: 'Discard',
  title: (startedAt: number) => `Recording from ${timeOfDay(startedAt)}`,
};
