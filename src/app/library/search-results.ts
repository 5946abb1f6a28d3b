/** Results of a search as it is typed: a page at a time, each with its line of context. */

import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Context } from '../../core/search/found-text.ts';
import type { TranscriptSummary } from '../../core/transcript.ts';
import { words } from '../../i18n/library.ts';
import { saying } from '../../i18n/saying.ts';
import type { Facets, LibraryApi, SearchFilter } from '../../protocol/library.ts';
import type { Notices } from '../notices.ts';
import { retrying, type Thread } from '../thread-supervisor.ts';
import type { Library } from './library.ts';

export interface Found {
  /** What was looked for; the rows are of this. */
  query: string;
  rows: readonly TranscriptSummary[];
  total: number;
}

export interface SearchResults {
  /** Null until the first search is done. */
  found: ReadonlySignal<Found | null>;
  /** By id: the line with the first hit, as far as they have been read. */
  contexts: ReadonlySignal<ReadonlyMap<string, Context>>;
  /** What there is to filter by; null until it is known. */
  facets: ReadonlySignal<Facets | null>;
  /** Reads the next page. Never rejects: an error becomes a notice. */
  more(): Promise<void>;
}

export interface SearchPlan {
  thread: Pick<Thread<LibraryApi>, 'call'>;
  /** Results follow what changes in the list. */
  library: Pick<Library, 'items'>;
  notices: Pick<Notices, 'attempt'>;
  query: ReadonlySignal<string>;
  filter: ReadonlySignal<SearchFilter>;
}

const pageLength = 50;

export function createSearchResults({ thread, library, notices, query, filter }: SearchPlan): SearchResults {
  const found = signal<Found | null>(null);
  const contexts = signal<ReadonlyMap<string, Context>>(new Map());
  const facets = signal<Facets | null>(null);
  const { call } = retrying(thread);
  const attempt = (run: () => Promise<void>) => notices.attempt(saying(words, 'search'), run);
  let isAsking = false;
  /** The newest wish replaces older ones: nothing queues up behind fast fingers. */
  let isWishNew = false;

  async function ask(): Promise<void> {
    isWishNew = true;
    if (isAsking) return;
    isAsking = true;
    try {
      while (isWishNew) {
        isWishNew = false;
        const wish = { query: query.peek(), filter: filter.peek() };
        const result = await call((api) => api.search({ ...wish, offset: 0, limit: pageLength }));
        if (isWishNew) continue;
        found.value = { query: wish.query, ...result };
        contexts.value = new Map();
        await readContexts(wish.query, result.rows);
      }
      facets.value ??= await call((api) => api.facets());
    } finally {
      isAsking = false;
    }
  }

  async function readContexts(of: string, rows: readonly TranscriptSummary[]): Promise<void> {
    if (of.trim() === '' || rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    const read = await call((api) => api.contexts(ids, of));
    if (found.peek()?.query !== of) return;
    const known = read.flatMap((context, at): [string, Context][] => (context ? [[ids[at]!, context]] : []));
    contexts.value = new Map([...contexts.peek(), ...known]);
  }

  async function readMore(): Promise<void> {
    const shown = found.peek();
    if (!shown || isAsking || shown.rows.length >= shown.total) return;
    const { query: of, rows } = shown;
    const request = { query: of, filter: filter.peek(), offset: rows.length, limit: pageLength };
    const { rows: next, total } = await call((api) => api.search(request));
    if (found.peek() !== shown) return;
    const known = new Set(rows.map(({ id }) => id));
    found.value = { query: of, rows: [...rows, ...next.filter(({ id }) => !known.has(id))], total };
    await readContexts(of, next);
  }

  effect(() => {
    // Read for the sake of being called again.
    void [query.value, filter.value, library.items.value];
    void attempt(ask);
  });

  return { found, contexts, facets, more: () => attempt(readMore) };
}
