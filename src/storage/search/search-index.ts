/** The words of all transcripts in memory: one document a transcript, with its row of the list for filters and results. */

import MiniSearch, { type Options, type Query } from 'minisearch';
import { mayBeBeginning, mayBeMistyped, termsIn, wantedIn, withSwaps } from '../../core/search/search-terms.ts';
import { newestFirst, type TranscriptSummary } from '../../core/transcript.ts';
import type { Facets, SearchFilter, SearchRequest, SearchResult } from '../../protocol/library.ts';
import { passes } from './search-filter.ts';

interface Document {
  id: string;
  title: string;
  text: string;
  tags: string;
  row: TranscriptSummary;
}

const options: Options<Document> = {
  fields: ['title', 'text', 'tags'],
  storeFields: ['row'],
  tokenize: termsIn,
  processTerm: (term) => term,
  searchOptions: {
    combineWith: 'AND',
    boost: { title: 3, tags: 2 },
    prefix: mayBeBeginning,
    fuzzy: (term) => (mayBeMistyped(term) ? 1 : false),
    weights: { fuzzy: 0.2, prefix: 0.6 },
  },
};

/** Of more hits than these the rank says nothing any more: they come newest first, which costs a tenth. */
const mostRanked = 2_000;

export class SearchIndex {
  private readonly documents: MiniSearch<Document>;
  private readonly rows = new Map<string, TranscriptSummary>();
  /** Null until it is wanted after a change. */
  private sorted: TranscriptSummary[] | null = null;

  private constructor(documents: MiniSearch<Document>) {
    this.documents = documents;
    for (const { row } of documents.search(MiniSearch.wildcard)) this.rows.set(row.id, row);
  }

  static empty(): SearchIndex {
    return new SearchIndex(new MiniSearch(options));
  }

  /** From what `toJson` gave. Throws on anything else. */
  static fromJson(json: string): SearchIndex {
    return new SearchIndex(MiniSearch.loadJSON(json, options));
  }

  /** Without a trace of what was removed. */
  async toJson(): Promise<string> {
    await this.documents.vacuum();
    return JSON.stringify(this.documents);
  }

  get size(): number {
    return this.rows.size;
  }

  /** `text`: '' where it cannot be read. */
  put(row: TranscriptSummary, text: string): void {
    const { id, title, tags } = row;
    this.remove(id);
    // A title that the text begins with is found by the text.
    const isOwn = !text.startsWith(title.replace(/…$/, ''));
    this.documents.add({ id, title: isOwn ? title : '', text, tags: tags.join(' '), row });
    this.rows.set(id, row);
    this.sorted = null;
  }

  remove(id: string): void {
    if (!this.rows.delete(id)) return;
    this.documents.discard(id);
    this.sorted = null;
  }

  search({ query, filter, offset, limit }: SearchRequest): SearchResult {
    const rows = this.found(wantedIn(query), filter);
    return { rows: rows.slice(offset, offset + limit), total: rows.length };
  }

  facets(): Facets {
    const rows = [...this.rows.values()].filter(({ deletedAt }) => deletedAt === null);
    return {
      languages: mostFrequent(rows.map(({ language }) => language)),
      models: mostFrequent(rows.map(({ model }) => model)),
      tags: mostFrequent(rows.flatMap(({ tags }) => tags)),
    };
  }

  /** The best first or, without words and of very many, the newest. */
  private found(terms: readonly string[], filter: SearchFilter): TranscriptSummary[] {
    let wanted: ReadonlySet<string> | null = null;
    for (const term of terms) wanted = this.having(term, filter, wanted);
    if (wanted && wanted.size <= mostRanked) return this.ranked(terms, wanted);
    this.sorted ??= [...this.rows.values()].sort(newestFirst);
    return this.sorted.filter((row) => (wanted ? wanted.has(row.id) : passes(row, filter)));
  }

  /** Ids of those that have the word and pass, without the cost of ranking them. */
  private having(term: string, filter: SearchFilter, among: ReadonlySet<string> | null): Set<string> {
    const ids = new Set<string>();
    const note = (id: string): number => {
      const isWanted = among ? among.has(id) : passes(this.rows.get(id)!, filter);
      if (isWanted) ids.add(id);
      // Nothing is ranked yet.
      return 0;
    };
    this.documents.search(wordWanted(term), { boostDocument: note });
    return ids;
  }

  private ranked(terms: readonly string[], wanted: ReadonlySet<string>): TranscriptSummary[] {
    const found = this.documents.search(
      { combineWith: 'AND', queries: terms.map(wordWanted) },
      { boostDocument: (id) => (wanted.has(id) ? 1 : 0) },
    );
    return found.map(({ id }) => this.rows.get(id)!);
  }
}

/** The word, its beginning, with a slip of the fingers, or with two of its letters exchanged. */
function wordWanted(term: string): Query {
  const swapped = { queries: withSwaps(term), combineWith: 'OR', prefix: false, fuzzy: false } as const;
  return { combineWith: 'OR', queries: [term, swapped] };
}

function mostFrequent(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}
