import { signal } from '@preact/signals';
import type { Remote } from 'comlink';
import { h, render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Library } from '../../app/library/library.ts';
import { createSearch } from '../../app/library/search.ts';
import { createNotices } from '../../app/notices.ts';
import type { Thread } from '../../app/thread-supervisor.ts';
import { AppError } from '../../core/errors.ts';
import { contextOf } from '../../core/search/found-text.ts';
import { sampleTranscript } from '../../core/testing/sample-transcript.ts';
import { summaryOf } from '../../core/transcript.ts';
import type { LibraryApi, SearchRequest } from '../../protocol/library.ts';
import { FoundList } from './found-list.tsx';
import { SearchField } from './search-field.tsx';

const many = Array.from({ length: 120 }, (_, at) =>
  sampleTranscript({ id: `t${at}`, title: `Note ${at}`, text: 'We met the committee in Évian.', tags: ['work'] }),
);

afterEach(() => {
  render(null, document.body);
  document.body.replaceChildren();
});

/** The field and its results on the page, over a library thread that finds everything. */
async function world() {
  const asked: SearchRequest[] = [];
  const api: Partial<LibraryApi> = {
    async search(request) {
      asked.push(request);
      const { offset, limit } = request;
      return { rows: many.slice(offset, offset + limit).map(summaryOf), total: many.length };
    },
    contexts: async (ids, query) => ids.map((id) => contextOf(many.find((one) => one.id === id)!.text, query)),
    facets: async () => ({ languages: ['en', 'de'], models: ['moonshine-tiny'], tags: ['work'] }),
  };
  const thread = { call: (use) => use(api as Remote<LibraryApi>) } as Thread<LibraryApi>;
  const open = vi.fn(async () => {});
  const notices = createNotices();
  const library = { items: signal([]), selected: signal(null), open } as unknown as Library;
  const search = createSearch({ thread, library, notices });
  const results = await search.open();
  const list = h(FoundList, { search, results, library });
  const page = h('div', { style: 'block-size: 400px; overflow-y: auto' }, h(SearchField, { search }), list);
  render(page, document.body);
  const field = document.querySelector<HTMLInputElement>('input[type=search]')!;
  const type = (text: string) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  return { api, search, asked, open, type, field, notices };
}

const texts = (selector: string) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);

test('what is typed is found as it is typed, with the words marked and the number said', async () => {
  const { type, asked } = await world();
  type('comm evi');
  await vi.waitFor(() => expect(texts('.found-context mark').slice(0, 2)).toEqual(['committee', 'Évian']));
  expect(texts('.found-total')).toEqual(['120 dictations found']);
  expect(asked.at(-1)).toEqual({ query: 'comm evi', filter: {}, offset: 0, limit: 50 });
});

test('a search that fails is told of until one succeeds', async () => {
  const { api, type, notices } = await world();
  const { search } = api;
  api.search = async () => {
    throw new AppError('storage-gone', 'closed');
  };
  type('comm');
  await vi.waitFor(() => expect(notices.list.value).toMatchObject([{ what: { code: 'storage-gone' } }]));
  api.search = search!;
  type('comm evi');
  await vi.waitFor(() => expect(texts('.found-total')).toEqual(['120 dictations found']));
  await vi.waitFor(() => expect(notices.list.value).toEqual([]));
});

test('only the part near the window is drawn, and the end asks for more', async () => {
  const { type } = await world();
  type('met');
  await vi.waitFor(() => expect(texts('.item').length).toBeGreaterThan(20));
  expect(texts('.item').length).toBeLessThan(many.length);
  const scroller = document.querySelector('div')!;
  await vi.waitFor(() => {
    scroller.scrollTop = scroller.scrollHeight;
    expect(texts('.item-title').at(-1)).toBe('Note 119');
  });
  expect(texts('.item').length).toBeLessThan(many.length);
});

test('filters that there is something to choose by narrow it', async () => {
  const { search, asked } = await world();
  search.isFiltering.value = true;
  await vi.waitFor(() => expect(document.querySelectorAll('select')).toHaveLength(5));
  const language = document.querySelector<HTMLSelectElement>('select[aria-label=Language]')!;
  language.value = 'de';
  language.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(() => expect(asked.at(-1)?.filter).toEqual({ language: 'de' }));
});

test('arrow keys lead from the field through the results and back', async () => {
  const { type, field, open } = await world();
  type('met');
  await vi.waitFor(() => expect(texts('.item').length).toBeGreaterThan(2));
  field.focus();
  const press = (key: string) =>
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  press('ArrowDown');
  press('ArrowDown');
  expect(document.activeElement?.querySelector('.item-title')?.textContent).toBe('Note 1');
  press('ArrowUp');
  press('ArrowUp');
  expect(document.activeElement).toBe(field);
  document.querySelector<HTMLElement>('.item')!.click();
  expect(open).toHaveBeenCalledWith('t0');
});
