/** The field to search in, and the button for the filters; the results come below it, in place of the list. */

import type { Search } from '../../app/library/search.ts';
import { words } from '../../i18n/library.ts';
import { FilterIcon, SearchIcon } from '../parts/icons.tsx';

/** For the key that goes there. */
export const searchFieldId = 'search';

export function SearchField({ search }: { search: Search }) {
  const { query, filter, isFiltering } = search;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && query.value) {
      event.preventDefault();
      event.stopPropagation();
      query.value = '';
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      document.querySelector<HTMLElement>('.found .item')?.focus();
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element of that name is not in all browsers yet
    <div class="search" role="search">
      <SearchIcon />
      <input
        id={searchFieldId}
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={query.value}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          query.value = event.currentTarget.value;
        }}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        class="icon-button"
        aria-label={words.filters}
        aria-expanded={isFiltering.value}
        onClick={() => {
          isFiltering.value = !isFiltering.value;
          if (!isFiltering.value) filter.value = {};
        }}
      >
        <FilterIcon />
      </button>
    </div>
  );
}
