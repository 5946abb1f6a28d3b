/** What was still to be improved when the page was left, kept beside the database: segments of transcripts, by their start. */

import { readText, removeText, writeText } from '../../platform/kept-text.ts';

export const unfinishedKey = 'sotto-improving';

export interface Unfinished {
  transcript: string;
  /** Seconds on the transcript's clock. */
  starts: readonly number[];
}

export function readUnfinished(): Unfinished[] {
  try {
    const kept: unknown = JSON.parse(readText(unfinishedKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isUnfinished) : [];
  } catch {
    return [];
  }
}

export function keepUnfinished(all: readonly Unfinished[]): void {
  const left = all.filter(({ starts }) => starts.length > 0);
  if (left.length > 0) writeText(unfinishedKey, JSON.stringify(left));
  else removeText(unfinishedKey);
}

function isUnfinished(value: unknown): value is Unfinished {
  const { transcript, starts } = (value ?? {}) as Partial<Unfinished>;
  return typeof transcript === 'string' && Array.isArray(starts) && starts.every((start) => Number.isFinite(start));
}
