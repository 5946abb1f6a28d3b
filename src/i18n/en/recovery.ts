/** What is said about interrupted recordings; loaded when there is one. */

import { dayName, plural, seconds, timeOfDay } from '../format.ts';

/** For example 42 min, or 12 seconds. */
function length(of: number): string {
  return of < 90 ? seconds(Math.round(of)) : `${Math.round(of / 60)} min`;
}

function when(startedAt: number): string {
  const now = Date.now();
  const day = dayName(startedAt, now);
  return day === dayName(now, now) ? timeOfDay(startedAt) : `${timeOfDay(startedAt)}, ${day}`;
}

export const words = {
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
  discarded: 'Recording discarded.',
  undo: 'Undo',
  title: (startedAt: number) => `Recording from ${timeOfDay(startedAt)}`,
};
