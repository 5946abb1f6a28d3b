/** Checks at the edge of the search. */

import { AppError } from '../core/errors.ts';
import type { SearchRequest } from '../protocol/library.ts';

const longestQuery = 1_000;
const rowsPerPage = 500;

/** Throws `bad-argument`. */
export function checkSearch({ query, filter, offset, limit }: SearchRequest): void {
  const isText = typeof query === 'string' && query.length <= longestQuery;
  const isPage =
    Number.isInteger(offset) && offset >= 0 && Number.isInteger(limit) && limit >= 0 && limit <= rowsPerPage;
  if (!isText || !isPage || typeof filter !== 'object') throw new AppError('bad-argument', 'not a search');
}
