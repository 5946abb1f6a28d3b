/** What somebody looks for in the library. The results are fetched when they begin. */

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { SearchFilter } from '../../protocol/library.ts';
import { loadOnce } from '../load-once.ts';
import type { SearchPlan, SearchResults } from './search-results.ts';

export interface Search {
  /** As it is typed. */
  query: Signal<string>;
  filter: Signal<SearchFilter>;
  /** Whether the filters are shown. */
  isFiltering: Signal<boolean>;
  /** Whether the list shows results in place of all dictations. */
  isOn: ReadonlySignal<boolean>;
  /** Rejects with `asset-missing`. */
  open(): Promise<SearchResults>;
}

export function createSearch(plan: Omit<SearchPlan, 'query' | 'filter'>): Search {
  const query = signal('');
  const filter = signal<SearchFilter>({});
  const isFiltering = signal(false);
  return {
    query,
    filter,
    isFiltering,
    isOn: computed(() => query.value !== '' || isFiltering.value),
    open: loadOnce(
      'search',
      () => import('./search-results.ts'),
      ({ createSearchResults }) => createSearchResults({ ...plan, query, filter }),
    ),
  };
}
