/** What a search has found: each dictation with a line of context in which the words are marked. */

import { Fragment } from 'preact';
import { transcriptPath } from '../../app/addresses.ts';
import type { Library } from '../../app/library/library.ts';
import type { Search } from '../../app/library/search.ts';
import type { SearchResults } from '../../app/library/search-results.ts';
import { addressOf } from '../../app/router.ts';
import { type Hit, hitsIn } from '../../core/search/found-text.ts';
import type { TranscriptSummary } from '../../core/transcript.ts';
import { dateOf } from '../../i18n/figures/dates.ts';
import { duration } from '../../i18n/format.ts';
import { search as words } from '../../i18n/library-panels.ts';
import { rows } from '../../i18n/shelf.ts';
import { Windowed } from '../parts/windowed.tsx';
import { highlightHits } from './highlight-hits.ts';
import { searchFieldId } from './search-field.tsx';
import { SearchFilters } from './search-filters.tsx';
import './search.css';

interface FoundListProps {
  search: Search;
  results: SearchResults;
  library: Library;
}

/** Pixels of a row with a line of context, and of one without. */
const rowHeight = { found: 112, listed: 62 };

export function FoundList({ search, results, library }: FoundListProps) {
  const found = results.found.value;
  const hasWords = (found?.query.trim() ?? '') !== '';
  return (
    <div class="found">
      {search.isFiltering.value && <SearchFilters filter={search.filter} facets={results.facets.value} />}
      <p class="found-total" role="status">
        {found ? words.found(found.total) : words.searching}
      </p>
      {found && (
        <Windowed
          items={found.rows}
          estimate={hasWords ? rowHeight.found : rowHeight.listed}
          onEnd={() => void results.more()}
          draw={(rows) => (
            <ul class="rows">
              {rows.map((row) => (
                <FoundRow key={row.id} {...{ row, results, library }} query={found.query} />
              ))}
            </ul>
          )}
        />
      )}
    </div>
  );
}

interface FoundRowProps extends Omit<FoundListProps, 'search'> {
  row: TranscriptSummary;
  query: string;
}

function FoundRow({ row, query, results, library }: FoundRowProps) {
  const context = results.contexts.value.get(row.id);
  const title = row.title || rows.untitled;
  /** The words are marked once the text is there. A press for another tab is left to the browser. */
  const open = async (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await library.open(row.id);
    requestAnimationFrame(() => highlightHits(query));
  };
  return (
    <li class="row">
      <a
        class="item"
        href={addressOf(transcriptPath(row.id))}
        aria-current={library.selected.value?.id === row.id ? 'page' : undefined}
        onClick={(event) => void open(event)}
        onKeyDown={moveFocus}
      >
        <span class="item-title">
          <Marked text={title} hits={[...hitsIn(title, query)]} />
        </span>
        <span class="item-facts">
          {dateOf(row.createdAt, Date.now())}
          {row.duration > 0 && ` · ${duration(row.duration)}`}
          {row.source === 'file' && ` · ${rows.fromFile}`}
          {row.tags.map((tag) => (
            <Fragment key={tag}>
              {' · '}
              <Marked text={tag} hits={[...hitsIn(tag, query)]} />
            </Fragment>
          ))}
        </span>
        {query.trim() !== '' && (
          <span class="found-context" lang={row.language}>
            {context && <Marked text={context.text} hits={context.hits} />}
          </span>
        )}
      </a>
    </li>
  );
}

/** The hits in order, apart from each other. */
function Marked({ text, hits }: { text: string; hits: readonly Hit[] }) {
  const parts = hits.flatMap(({ start, end }, at) => [
    text.slice(hits[at - 1]?.end ?? 0, start),
    <mark key={start}>{text.slice(start, end)}</mark>,
  ]);
  return (
    <>
      {parts}
      {text.slice(hits.at(-1)?.end ?? 0)}
    </>
  );
}

/** Arrow keys go through the results, and from the first one back to the field. */
function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !(event.currentTarget instanceof HTMLElement)) return;
  const items = Array.from(document.querySelectorAll<HTMLElement>('.found .item'));
  const at = items.indexOf(event.currentTarget);
  event.preventDefault();
  const next = items[at + step] ?? (step < 0 ? document.getElementById(searchFieldId) : null);
  next?.focus();
}
