/** Filters of a search: does a row of the list pass? */

import type { TranscriptSummary } from '../../core/transcript.ts';
import type { SearchFilter } from '../../protocol/library.ts';

export function passes(row: TranscriptSummary, filter: SearchFilter): boolean {
  const { from = 0, to = Number.POSITIVE_INFINITY, shortest = 0, longest = Number.POSITIVE_INFINITY } = filter;
  return (
    row.deletedAt === null &&
    row.createdAt >= from &&
    row.createdAt <= to &&
    row.duration >= shortest &&
    row.duration <= longest &&
    isAs(filter.language, row.language) &&
    isAs(filter.model, row.model) &&
    isAs(filter.source, row.source) &&
    isAs(filter.isPinned, row.pinnedAt !== null) &&
    (filter.tag === undefined || row.tags.includes(filter.tag))
  );
}

function isAs<Value>(wanted: Value | undefined, is: Value): boolean {
  return wanted === undefined || wanted === is;
}
